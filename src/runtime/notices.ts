// Wakes across the replicas of a service, by PostgreSQL's LISTEN and NOTIFY on a connection of their own.
//
//   const notices = createNotices({ url: config.databaseUrl, channel: 'order_events', name: 'orders-1', log });
//   notices.on(() => feed.wake());
//   …after a commit: notices.tell('');
//
// A notice says where to look and nothing else; whoever needs every change reads the log, and polls it as well, since a notice can
// be lost. It is sent after the commit, never inside the transaction: there NOTIFY takes a lock of the whole server at commit.
import pg from 'pg';
import type { Logger } from './log.ts';

export interface Notices {
  /** Something changed behind this key: told here at once, and to the other replicas within 20 ms. Never throws. */
  tell(key: string): void;
  /** Calls back with each key that was told anywhere; undefined: notices may have been lost, look at everything. Gives its undo. */
  on(listener: (key: string | undefined) => void): () => void;
  close(): Promise<void>;
}

const GATHER_MS = 20;
/** PostgreSQL refuses payloads of 8000 bytes and more. */
const MAX_PAYLOAD_BYTES = 7_000;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;
const QUERY_TIMEOUT_MS = 5_000;
/** A connection that is dead without a word is found by asking it. */
const PROBE_MS = 15_000;

export function createNotices(options: {
  url: string;
  /** A lower-case SQL identifier. */
  channel: string;
  /** application_name in PostgreSQL's own views. */
  name: string;
  log: Logger;
}): Notices {
  const { url, channel, name, log } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(channel)) throw new Error(`${channel} is no name for a channel`);
  const listeners = new Set<(key: string | undefined) => void>();
  const keys = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  /** Settles when the connection is asked nothing: pg wants its queries one after the other. */
  let idle: Promise<unknown> = Promise.resolve();
  let closed = false;
  const wakeUp = new AbortController();
  const running = listen();

  function call(key: string | undefined): void {
    for (const listener of [...listeners]) {
      try {
        listener(key);
      } catch (err) {
        log.error({ err }, 'a listener of notices failed');
      }
    }
  }

  function ask(text: string, values: string[] = []): Promise<unknown> {
    const asked = idle.then(() => client?.query(text, values));
    idle = asked.catch(() => {});
    return asked;
  }

  function flush(): void {
    gathering = undefined;
    if (keys.size === 0) return;
    const told = [...keys];
    keys.clear();
    gathering = setTimeout(flush, GATHER_MS).unref();
    for (const key of told) call(key);
    const payload = JSON.stringify(told);
    // null is everything: a listener that looks once too often is cheaper than a hundred notices.
    const text = Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES ? 'null' : payload;
    ask('select pg_notify($1, $2)', [channel, text]).catch((err) => log.debug({ err }, 'a notice was lost'));
  }

  async function listen(): Promise<void> {
    for (let failures = 0; !closed; failures++) {
      const connection = new pg.Client({
        connectionString: url,
        application_name: `${name} notices`,
        keepAlive: true,
        connectionTimeoutMillis: QUERY_TIMEOUT_MS,
        query_timeout: QUERY_TIMEOUT_MS,
      });
      const lost = new Promise<void>((resolve) => {
        connection.on('error', () => resolve());
        connection.on('end', () => resolve());
        wakeUp.signal.addEventListener('abort', () => resolve(), { once: true });
      });
      let probe: NodeJS.Timeout | undefined;
      try {
        await connection.connect();
        const { rows } = await connection.query<{ pid: number }>('select pg_backend_pid() as pid');
        connection.on('notification', ({ processId, payload }) => {
          if (processId !== rows[0]!.pid) receive(payload);
        });
        await connection.query(`listen ${channel}`);
        client = connection;
        failures = 0;
        call(undefined);
        probe = setInterval(
          () => ask('select 1').catch(() => connection.end().catch(() => {})),
          PROBE_MS,
        ).unref();
        await lost;
        if (!closed) log.warn('lost the connection for notices');
      } catch (err) {
        if (failures === 0) log.warn({ err }, 'cannot listen for notices');
      } finally {
        clearInterval(probe);
        client = undefined;
        void connection.end().catch(() => {});
      }
      if (!closed) await pause(FIRST_BACKOFF_MS * 2 ** Math.min(failures, 10));
    }
  }

  function receive(payload: string | undefined): void {
    let told: unknown;
    try {
      told = JSON.parse(payload ?? 'null');
    } catch {
      // From something else that uses the channel: look at everything.
    }
    if (Array.isArray(told)) for (const key of told) call(String(key));
    else call(undefined);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, Math.min(ms, LONGEST_BACKOFF_MS) * (0.5 + Math.random() / 2));
      wakeUp.signal.addEventListener('abort', done, { once: true });
      function done() {
        clearTimeout(timer);
        wakeUp.signal.removeEventListener('abort', done);
        resolve();
      }
    });
  }

  return {
    tell(key) {
      keys.add(key);
      if (gathering === undefined) flush();
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      if (closed) return running;
      if (gathering !== undefined) clearTimeout(gathering);
      flush();
      clearTimeout(gathering);
      closed = true;
      // pg would cut the connection of a query that runs; it has a timeout of its own.
      await idle;
      wakeUp.abort();
      await running;
    },
  };
}
