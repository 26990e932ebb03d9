// Hands the outbox's events to a handler, at least once each, from any number of replicas.
//
// An event is claimed by moving its available_at into the future (the lease) and counting the attempt, in one statement with
// `for update skip locked`; never by `id > last`, which loses rows that commit late. Then:
//   handler resolves          -> the row is deleted
//   handler throws            -> available_at = now + backoff (100 ms doubled for each attempt, at most 30 s)
//   process dies, lease over  -> available_at has come, anybody claims it again
// Both writes name the attempt they belong to, so that a handler that outlived its lease cannot undo its successor's.
// An event with a key is claimed only when no earlier one of that key is left.
import type { Database } from './database.ts';
import type { Logger } from './log.ts';

export interface OutboxEvent {
  readonly id: bigint;
  readonly type: string;
  readonly key: string | undefined;
  readonly payload: unknown;
  /** 1 the first time. */
  readonly attempts: number;
  readonly createTime: Date;
}

export interface RelayOptions {
  db: Database;
  log: Logger;
  /** Must bear being called twice for one event; the signal is aborted when the lease ends or the relay stops. */
  handler: (event: OutboxEvent, signal: AbortSignal) => Promise<void>;
  /** Handlers at once, default 8. */
  concurrency?: number;
  /** Default 30 000. */
  leaseMs?: number;
  /** How often to look without being woken, default 1000. */
  pollMs?: number;
}

export interface Relay {
  start(): void;
  /** Look now: call it after the commit of a transaction that appended events. */
  wake(): void;
  /** Claims nothing more, aborts the signal of running handlers after graceMs (default 5000) and waits for them. */
  stop(graceMs?: number): Promise<void>;
}

const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 30_000;

export function createRelay(options: RelayOptions): Relay {
  const { db, log, handler, concurrency = 8, leaseMs = 30_000, pollMs = 1_000 } = options;
  const running = new Map<Promise<void>, AbortController>();
  let stopped = true;
  let claiming = false;
  let woken = false;
  let timer: NodeJS.Timeout | undefined;

  async function pump(): Promise<void> {
    if (claiming || stopped) {
      woken = true;
      return;
    }
    claiming = true;
    clearTimeout(timer);
    try {
      do {
        woken = false;
        const room = concurrency - running.size;
        if (room <= 0) break; // a handler that ends pumps again
        const events = await claim(db, room, leaseMs);
        for (const event of events) launch(event);
        if (events.length > 0) woken = true;
      } while (woken && !stopped);
    } catch (err) {
      log.warn({ err }, 'outbox: cannot claim events');
    } finally {
      claiming = false;
      if (!stopped) {
        clearTimeout(timer);
        timer = setTimeout(pump, pollMs);
        timer.unref();
      }
    }
  }

  function launch(event: OutboxEvent): void {
    const ended = new AbortController();
    const lease = setTimeout(() => ended.abort(new Error('the lease of the event is over')), leaseMs);
    lease.unref();
    const work = handle(event, ended.signal).finally(() => {
      clearTimeout(lease);
      running.delete(work);
      if (!stopped) pump();
    });
    running.set(work, ended);
  }

  async function handle(event: OutboxEvent, signal: AbortSignal): Promise<void> {
    try {
      await handler(event, signal);
      await remove(db, event);
    } catch (err) {
      const delayMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(event.attempts - 1, 20));
      log.warn(
        { err, event: String(event.id), type: event.type, attempts: event.attempts, delayMs },
        'outbox: event failed',
      );
      // Where even this fails, the lease hands the event on.
      await postpone(db, event, delayMs).catch((error) =>
        log.warn({ err: error }, 'outbox: cannot postpone an event'),
      );
      if (!stopped) setTimeout(pump, delayMs + 1).unref();
    }
  }

  return {
    start() {
      stopped = false;
      pump();
    },
    wake() {
      if (!stopped) pump();
    },
    async stop(graceMs = 5_000) {
      stopped = true;
      clearTimeout(timer);
      const abort = setTimeout(() => {
        for (const ended of running.values()) ended.abort(new Error('the relay stops'));
      }, graceMs);
      await Promise.allSettled(running.keys());
      clearTimeout(abort);
    },
  };
}

interface Row {
  id: bigint;
  type: string;
  key: string | null;
  payload: unknown;
  attempts: number;
  created_at: Date;
}

async function claim(db: Database, limit: number, leaseMs: number): Promise<OutboxEvent[]> {
  const rows = await db.query<Row>({
    name: 'outbox-claim',
    text: `update outbox set available_at = now() + $2::int * interval '1 millisecond', attempts = attempts + 1
           where id = any(array(
             select id from outbox as o
             where available_at <= now()
               and (key is null or not exists (select 1 from outbox as e where e.key = o.key and e.id < o.id))
             order by available_at, id limit $1::int for update skip locked))
           returning id, type, key, payload, attempts, created_at`,
    values: [limit, leaseMs],
  });
  return rows
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ created_at, key, ...row }) => ({ ...row, key: key ?? undefined, createTime: created_at }));
}

async function remove(db: Database, event: OutboxEvent): Promise<void> {
  await db.execute({
    name: 'outbox-remove',
    text: 'delete from outbox where id = $1::int8 and attempts = $2::int',
    values: [event.id, event.attempts],
  });
}

async function postpone(db: Database, event: OutboxEvent, delayMs: number): Promise<void> {
  await db.execute({
    name: 'outbox-postpone',
    text: `update outbox set available_at = now() + $3::int * interval '1 millisecond'
           where id = $1::int8 and attempts = $2::int`,
    values: [event.id, event.attempts, delayMs],
  });
}
