import type { Queryable } from '../../runtime/database.ts';
import { until } from '../../runtime/testing/until.ts';

/** Waits until so many connections of this database wait for a lock. */
export async function untilBlocked(db: Queryable, count: number): Promise<void> {
  const blocked = () =>
    db.query({
      name: 'spec-blocked',
      text: `select 1 from pg_stat_activity
             where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
    });
  await until(async () => (await blocked()).length >= count);
}
