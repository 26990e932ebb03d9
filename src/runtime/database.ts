// One pg pool for a service: named statements, transactions that are retried as a whole, times bounded by the call.
//
//   const [row] = await db.query<ProductRow>({ name: 'get-product', text: 'select … where id = $1::uuid', values: [id] });
//   await db.transaction(async (tx) => { await tx.query(…); await tx.query(…); }, call);
//
// Values read: int8 as bigint, int8[] as bigint[], numeric as string, timestamptz as Date (milliseconds: keep microseconds out of
// keyset cursors), date as 'YYYY-MM-DD', bytea as Buffer, json as parsed. Inside a transaction use only its `tx`: a second
// connection taken from the pool meanwhile can wait for ever on itself, which is why every wait for one is bounded.
import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import { type Call, remainingMs } from './call.ts';
import { PlazaError, unavailable } from './errors.ts';
import type { Logger } from './log.ts';
import { isConnectionError, isRetryable, meaningOfSqlState, sqlStateOf } from './sqlstate.ts';
import { measurePool } from './telemetry/database-figures.ts';
import { inSqlSpan } from './telemetry/sql-spans.ts';
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts';

export interface Statement {
  /** Same name, same text, always: PostgreSQL keeps its plan for each connection. */
  readonly name: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export interface Queryable {
  query<Row>(statement: Statement): Promise<Row[]>;
  /** Runs a statement and gives the number of rows it changed. */
  execute(statement: Statement): Promise<number>;
}

export interface Tx extends Queryable {
  /** For statements without a name and values, such as `set local …`. */
  run(sql: string): Promise<void>;
}

export interface Database extends Queryable {
  /**
   * Commits what `fn` did, or nothing when it throws. Runs `fn` again, up to 5 times, after a serialization failure or deadlock,
   * so `fn` must have no effect outside `tx`. With a call its statements end before the call's deadline, and no statement
   * starts once the caller is gone.
   */
  transaction<T>(fn: (tx: Tx) => Promise<T>, call?: Call): Promise<T>;
  /** Whether the database answers within a second; it has a connection of its own, so that a busy pool is not taken for a dead database. */
  healthy(): Promise<boolean>;
  /** For queries built at run time; shares the pool. */
  readonly knex: Knex;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  /** Connections at most, default 10. */
  max?: number;
  /** application_name in PostgreSQL's own views. */
  name: string;
  log: Logger;
  telemetry?: Telemetry;
  /** Longest wait for a free or new connection, default 5000 ms; then UNAVAILABLE. */
  connectTimeoutMs?: number;
  /** Longest statement where no deadline says less, default 10 000 ms: no unary method has longer. */
  statementTimeoutMs?: number;
}

const ATTEMPTS = 5;

export function openDatabase(options: DatabaseOptions): Database {
  const { url, name, log, max = 10, connectTimeoutMs = 5_000, statementTimeoutMs = 10_000 } = options;
  const settings = {
    connectionString: url,
    application_name: name,
    types: { getTypeParser } as pg.CustomTypesConfig,
    keepAlive: true,
  };
  const pool = new pg.Pool({
    ...settings,
    max,
    connectionTimeoutMillis: connectTimeoutMs,
    // Node-pg closes idle clients after 10 s by default, and the next burst pays for reconnecting.
    idleTimeoutMillis: 0,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
  });
  const probe = new pg.Pool({
    ...settings,
    application_name: `${name} health`,
    max: 1,
    connectionTimeoutMillis: 1_000,
    query_timeout: 1_000,
    idleTimeoutMillis: 0,
  });
  for (const each of [pool, probe]) listenForErrors(each, log);
  const figures = measurePool(pool, max, options.telemetry ?? noTelemetry);
  let knex: Knex | undefined;

  async function run(statement: Statement) {
    try {
      return await inSqlSpan(statement.text, () => pool.query(toConfig(statement)));
    } catch (error) {
      throw translate(error);
    }
  }

  return {
    async query<Row>(statement: Statement) {
      return (await run(statement)).rows as Row[];
    },
    async execute(statement) {
      return (await run(statement)).rowCount ?? 0;
    },
    async transaction(fn, call) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(pool, fn, call, statementTimeoutMs);
        } catch (error) {
          const again = isRetryable(error) && attempt < ATTEMPTS && (!call || remainingMs(call) > 100);
          if (!again) throw translate(error);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
        }
      }
    },
    async healthy() {
      try {
        await probe.query('select 1');
        figures.up(true);
        return true;
      } catch {
        figures.up(false);
        return false;
      }
    },
    get knex() {
      knex ??= knexFactory({ client: 'pg', connectionPool: pool });
      return knex;
    },
    async close() {
      await Promise.all([pool.end(), probe.end()]);
    },
  };
}

async function once<T>(
  pool: pg.Pool,
  fn: (tx: Tx) => Promise<T>,
  call: Call | undefined,
  ceilingMs: number,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | boolean = false;
  const send = async (statement: string | pg.QueryConfig) => {
    if (call?.signal.aborted) throw call.signal.reason;
    const text = typeof statement === 'string' ? statement : statement.text;
    return inSqlSpan(text, () => client.query(statement as pg.QueryConfig));
  };
  try {
    await send(begin(call, ceilingMs));
    const result = await fn({
      async query<Row>(statement: Statement) {
        return (await send(toConfig(statement))).rows as Row[];
      },
      async execute(statement) {
        return (await send(toConfig(statement))).rowCount ?? 0;
      },
      async run(sql) {
        await send(sql);
      },
    });
    const done = await send('commit');
    // A statement that failed and was caught inside fn has aborted the transaction; its commit is a rollback.
    if (done.command !== 'COMMIT')
      throw new Error('the transaction was rolled back: a failed statement was caught inside it');
    return result;
  } catch (error) {
    try {
      if (isConnectionError(error)) broken = error as Error;
      else await client.query('rollback');
    } catch (rollbackError) {
      broken = rollbackError as Error;
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One round trip: begin and the time limits. Statements end a little before the deadline, so that the caller still gets our answer. */
function begin(call: Call | undefined, ceilingMs: number): string {
  const left = call ? remainingMs(call) : Number.POSITIVE_INFINITY;
  if (left >= ceilingMs) return 'begin';
  const statement = Math.max(1, Math.floor(left - replyMarginMs(left)));
  // Waiting for a lock ends first, so that it can be told from slow work.
  return `begin; set local statement_timeout = ${statement}; set local lock_timeout = ${Math.max(1, statement - 10)}`;
}

/** What is kept of the remaining time for the way back through the proxies: a tenth, between 20 and 300 ms. */
function replyMarginMs(leftMs: number): number {
  return Math.min(300, Math.max(20, leftMs / 10));
}

function toConfig(statement: Statement): pg.QueryConfig {
  return { name: statement.name, text: statement.text, values: (statement.values ?? []) as unknown[] };
}

/** A lost connection becomes UNAVAILABLE here, where it is known to be the database's; other errors keep their SQLSTATE. */
function translate(error: unknown): unknown {
  if (error instanceof PlazaError || !isConnectionError(error)) return error;
  const meaning = meaningOfSqlState(sqlStateOf(error));
  return unavailable(
    meaning?.reason ?? 'DATABASE_UNAVAILABLE',
    meaning?.message ?? 'The service cannot reach its data at the moment. Please try again.',
    { cause: error },
  );
}

/** Without a listener the error of a client that loses its connection ends the process, checked out or idle. */
function listenForErrors(pool: pg.Pool, log: Logger): void {
  pool.on('error', (err) => log.warn({ err }, 'lost an idle database connection'));
  pool.on('connect', (client) =>
    client.on('error', (err) => log.debug({ err }, 'database connection failed')),
  );
}

const INT8 = 20;
const INT8_ARRAY = 1_016;
const DATE = 1_082;

const parserOf = pg.types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown;
const textArray = parserOf(INT8_ARRAY) as (text: string) => (string | null)[];

const parsers: Record<number, (text: string) => unknown> = {
  [INT8]: BigInt,
  [INT8_ARRAY]: (text) => textArray(text).map((n) => (n === null ? null : BigInt(n))),
  [DATE]: (text) => text,
};

function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  return (format !== 'binary' && parsers[oid]) || parserOf(oid, format);
}
