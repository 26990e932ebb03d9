// The connections that pg-boss sends its statements by. Its own pool sends texts; these are prepared once for each connection, which
// for its long statements is most of their cost.
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Db } from 'pg-boss';
import type { Logger } from '../log.ts';

export interface BossDatabase extends Db {
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** One connection to publish or fetch, one to settle. */
const CONNECTIONS = 2;
const TIMEOUT_MS = 6_000;

export function openBossDatabase(options: { url: string; name: string; log: Logger }): BossDatabase {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: `${options.name} broker`,
    max: CONNECTIONS,
    keepAlive: true,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5_000,
    statement_timeout: TIMEOUT_MS,
    // A server that is gone without a word answers no statement.
    query_timeout: TIMEOUT_MS + 1_000,
    idle_in_transaction_session_timeout: TIMEOUT_MS,
  });
  pool.on('error', (err) => options.log.debug({ err }, 'broker: lost an idle connection'));
  pool.on('connect', (client) => client.on('error', () => {}));

  return {
    executeSql: (text, values) => pool.query(statement(text, values)),
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const result = await work({ executeSql: (text, values) => client.query(statement(text, values)) });
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => {
          broken = lost;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

/** Names of the statements that are prepared. Some of pg-boss's are scripts, from BEGIN to COMMIT, which cannot be. */
const names = new Map<string, string>();
const MOST_NAMES = 200;

function statement(text: string, values: unknown[] | undefined): pg.QueryConfig {
  if (!values || /^\s*begin\b/i.test(text)) return { text };
  let name = names.get(text);
  if (name === undefined && names.size < MOST_NAMES) {
    name = `boss-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    names.set(text, name);
  }
  return name === undefined ? { text, values } : { name, text, values };
}
