import type { Database } from '../database.ts';
import type { Logger } from '../log.ts';
import { every, type Periodic } from '../periodic.ts';
import { runtimeMetrics } from './metrics.ts';
import type { Telemetry } from './telemetry.ts';

const LOOK_MS = 5_000;
/** So many are counted at most: what is worse than that needs no number. */
const MOST = 100_000;

/** Looks now and then how much waits in the outbox, and since when. While the database is away, the figures are those of before. */
export function watchOutbox(
  db: Database,
  telemetry: Telemetry,
  log: Logger,
  everyMs = LOOK_MS,
): Periodic | undefined {
  if (!telemetry.enabled) return undefined;
  const messages = telemetry.gauge(runtimeMetrics.outboxMessages);
  const age = telemetry.gauge(runtimeMetrics.outboxAge);
  return every(everyMs, 'look at the outbox', log, async () => {
    const [row] = await db.query<{ count: number; age: number }>({
      name: 'outbox-figures',
      text: `select count(*)::int as count,
                    greatest(0, coalesce(extract(epoch from now() - min(available_at)), 0))::float8 as age
             from (select available_at from outbox where available_at <= now() order by available_at limit $1::int) as due`,
      values: [MOST],
    });
    messages.set({}, row!.count);
    age.set({}, row!.age);
  });
}
