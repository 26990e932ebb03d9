import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '../../runtime/database.ts';

/** Waits until so many connections of this database wait for a lock. */
export async function untilBlocked(db: Queryable, count: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const waiting = await db.query({
      name: 'spec-blocked',
      text: `select 1 from pg_stat_activity
             where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    });
    if (waiting.length >= count) return;
    await sleep(5);
  }
  throw new Error(`there are no ${count} connections that wait for a lock`);
}
