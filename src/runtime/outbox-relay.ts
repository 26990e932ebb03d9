// Hands the outbox's events to the broker in batches, at least once each, from any number of replicas.
//
// A batch is one transaction: delete the rows (`for update skip locked`, so that relays share the work; never `id > last`, which
// loses rows that commit late), publish, commit. Until the commit the rows are nobody else's, and when the relay dies, or the
// broker does not take them, they are there again at once, for any relay. A relay that dies between publish and commit has
// published twice: consumers bear that. One batch at a time a relay: what is appended meanwhile makes the next one larger.
import { packed } from './audit.ts';
import type { Event } from './broker/event.ts';
import type { Database } from './database.ts';
import type { Logger } from './log.ts';
import type { Periodic } from './periodic.ts';
import { detached } from './telemetry/active.ts';
import { runtimeMetrics } from './telemetry/metrics.ts';
import { watchOutbox } from './telemetry/outbox-figures.ts';
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts';

export interface RelayOptions {
  db: Database;
  log: Logger;
  telemetry?: Telemetry | undefined;
  /** Resolves when the broker holds them all; must end by itself within 8 s, the database cuts an idle transaction after 10. */
  publish: (events: readonly Event[]) => Promise<void>;
  /** Events at once, default 200. */
  batch?: number;
  /** How often to look without being woken, default 1000. */
  pollMs?: number;
  /** How long a wake waits for others to join the batch, default 20. */
  gatherMs?: number;
  /** Called on the way of each batch, for tests that kill the process there. */
  passing?: (step: 'taken' | 'published' | 'committed') => void;
}

export interface Relay {
  start(): void;
  /** Look soon: call it after the commit of a transaction that appended events. */
  wake(): void;
  /** Takes no more batches, and waits for the one that runs. */
  stop(): Promise<void>;
}

const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;

export function createRelay(options: RelayOptions): Relay {
  const { db, log, publish, batch = 200, pollMs = 1_000, gatherMs = 20, passing = () => {} } = options;
  const { telemetry = noTelemetry } = options;
  const published = telemetry.counter(runtimeMetrics.outboxPublished);
  let watch: Periodic | undefined;
  let stopped = true;
  let running: Promise<void> | undefined;
  let woken = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  /** When the timer goes off, by performance.now(). */
  let due = Number.POSITIVE_INFINITY;

  function look(inMs: number): void {
    if (stopped) return;
    const at = performance.now() + inMs;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      running = detached(run).finally(() => {
        running = undefined;
        look(pauseMs());
      });
    }, inMs);
    timer.unref();
  }

  function pauseMs(): number {
    if (failures > 0) return Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(failures - 1, 10));
    return woken ? gatherMs : pollMs;
  }

  async function run(): Promise<void> {
    try {
      for (let more = true; more && !stopped; ) {
        woken = false;
        more = (await relayBatch()) === batch;
        if (failures > 0) log.info({ failures }, 'outbox: events go out again');
        failures = 0;
      }
    } catch (err) {
      failures += 1;
      log.warn({ err, failures, pauseMs: pauseMs() }, 'outbox: events wait');
    }
  }

  async function relayBatch(): Promise<number> {
    const count = await db.transaction(async (tx) => {
      const rows = await tx.query<{ event: Event }>({
        name: 'outbox-take',
        text: `delete from outbox where id = any(array(
                 select id from outbox where available_at <= now()
                 order by available_at, id limit $1::int for update skip locked))
               returning event, available_at`,
        values: [batch],
      });
      if (rows.length === 0) return 0;
      // By their UUIDv7s, for what a queue can keep of the order of one service; nobody may rely on it.
      const events = rows.map((row) => row.event).sort((a, b) => (a.id < b.id ? -1 : 1));
      passing('taken');
      await publish(packed(events));
      passing('published');
      return events.length;
    });
    if (count > 0) {
      published.add({}, count);
      passing('committed');
    }
    return count;
  }

  return {
    start() {
      stopped = false;
      watch = watchOutbox(db, telemetry, log);
      look(0);
    },
    wake() {
      woken = true;
      // While the broker is down, waking changes nothing about the pause.
      if (!running && failures === 0) look(gatherMs);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all([running, watch?.stop()]);
    },
  };
}
