// A log of events that streams follow from a position: the table, the append, the read, the purge.
//
// Positions are given under an advisory lock that is held until the commit, so that they become visible in their order and a reader
// at the end never has to look back. (A sequence gives no such thing: a number that was drawn first may commit last.) Therefore
// only few, large transactions append: consumers of a queue, and never a call.
import type { Knex } from 'knex';
import type { Database, Queryable, Tx } from './database.ts';

/** As much of an event as a log keeps. */
export interface EventToLog {
  /** UUID; an event is logged once, whatever delivers it again. */
  readonly id: string;
  readonly type: string;
  /** 'orders/ID' */
  readonly resource: string;
  readonly userId?: string | undefined;
  readonly time: Date | string;
  /** A JSON object. */
  readonly data: unknown;
}

export interface LoggedEvent<D = Record<string, unknown>> {
  /** From 1, without holes. */
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly resource: string;
  /** '' when it is nobody's. */
  readonly userId: string;
  /** When it happened, not when it was logged. */
  readonly createTime: Date;
  readonly data: D;
}

export async function createLogTable(knex: Knex, name: string): Promise<void> {
  checkName(name);
  await knex.raw(`
    create table ${name} (
      position   bigint      primary key,
      id         uuid        not null unique,
      type       text        not null,
      user_id    text        not null default '',
      resource   text        not null,
      data       jsonb       not null,
      created_at timestamptz not null,
      logged_at  timestamptz not null default clock_timestamp()
    )`);
  await knex.raw(`create index ${name}_logged_at on ${name} (logged_at, position)`);
}

export async function dropLogTable(knex: Knex, name: string): Promise<void> {
  checkName(name);
  await knex.raw(`drop table ${name}`);
}

/** Appends events in their order, in a transaction of its own; leaves out those that are there already. Gives the number of new ones. */
export function appendToLog(db: Database, name: string, events: readonly EventToLog[]): Promise<number> {
  if (events.length === 0) return Promise.resolve(0);
  return db.transaction((tx) => appendToLogIn(tx, name, events));
}

/** The same within a transaction, whose last statement this should be: it holds the log's lock until the commit. */
export async function appendToLogIn(tx: Tx, name: string, events: readonly EventToLog[]): Promise<number> {
  checkName(name);
  await lockLog(tx, name);
  // A statement of its own, for a snapshot from after the lock: with an older one two writers would give the same positions.
  return tx.execute({
    name: `append-${name}`,
    text: `with given as (
             select distinct on (e.id) e.* from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[])
               with ordinality as e (id, type, user_id, resource, data, created_at, n)
             where not exists (select 1 from ${name} as known where known.id = e.id)
             order by e.id, n
           )
           insert into ${name} (position, id, type, user_id, resource, data, created_at)
           select coalesce((select max(position) from ${name}), 0) + row_number() over (order by n),
                  id, type, user_id, resource, data, created_at
           from given`,
    values: [
      events.map((event) => event.id),
      events.map((event) => event.type),
      events.map((event) => event.userId ?? ''),
      events.map((event) => event.resource),
      events.map((event) => JSON.stringify(event.data)),
      events.map((event) => event.time),
    ],
  });
}

/** Takes the right to give positions, until the end of the transaction. */
export async function lockLog(tx: Tx, name: string): Promise<void> {
  await tx.execute({
    name: 'lock-log',
    text: `select pg_advisory_xact_lock(hashtextextended('log ' || $1::text, 0))`,
    values: [name],
  });
}

interface Row {
  position: bigint;
  id: string;
  type: string;
  resource: string;
  user_id: string;
  created_at: Date;
  data: unknown;
}

const COLUMNS = 'position, id, type, resource, user_id, created_at, data';

/** At most `limit` events behind a position, in order. */
export async function readLog<D = Record<string, unknown>>(
  db: Queryable,
  name: string,
  after: bigint,
  limit: number,
): Promise<LoggedEvent<D>[]> {
  checkName(name);
  const rows = await db.query<Row>({
    name: `read-${name}`,
    text: `select ${COLUMNS} from ${name} where position > $1::int8 order by position limit $2::int`,
    values: [after, limit],
  });
  return rows.map(toEvent<D>);
}

/** The same of one user or resource; the log's migration adds the index for it: (user_id, position) where user_id <> '', or (resource, position). */
export async function readLogOf<D = Record<string, unknown>>(
  db: Queryable,
  name: string,
  column: 'user_id' | 'resource',
  value: string,
  after: bigint,
  limit: number,
): Promise<LoggedEvent<D>[]> {
  checkName(name);
  const rows = await db.query<Row>({
    name: `read-${name}-of-${column}`,
    text: `select ${COLUMNS} from ${name}
           where ${column} = $1::text and ${column} <> '' and position > $2::int8 order by position limit $3::int`,
    values: [value, after, limit],
  });
  return rows.map(toEvent<D>);
}

function toEvent<D>({ user_id, created_at, data, ...row }: Row): LoggedEvent<D> {
  return { ...row, userId: user_id, createTime: created_at, data: data as D };
}

export interface LogBounds {
  /** The lowest position from which nothing is missing: what is behind it has not been purged. */
  readonly start: bigint;
  /** The position of the last event, 0 in an empty log. */
  readonly end: bigint;
}

export async function boundsOfLog(db: Queryable, name: string): Promise<LogBounds> {
  checkName(name);
  const [row] = await db.query<{ first: bigint | null; last: bigint | null }>({
    name: `bounds-of-${name}`,
    text: `select min(position) as first, max(position) as last from ${name}`,
  });
  return { start: (row!.first ?? 1n) - 1n, end: row!.last ?? 0n };
}

/**
 * A position before every event that happened at a time or later; events behind it may be older all the same. Allows clocks of
 * services to be a minute ahead of the database's.
 */
export async function positionBefore(db: Queryable, name: string, time: Date): Promise<bigint> {
  checkName(name);
  const [row] = await db.query<{ position: bigint }>({
    name: `position-in-${name}`,
    text: `select position from ${name} where logged_at >= $1::timestamptz - interval '1 minute'
           order by logged_at, position limit 1`,
    values: [time],
  });
  return row ? row.position - 1n : (await boundsOfLog(db, name)).end;
}

/** Deletes what was logged more than so many days ago (by the database's clock), a thousand at a time; gives their number. */
export async function purgeLog(db: Queryable, name: string, days: number, batch = 1_000): Promise<number> {
  checkName(name);
  let purged = 0;
  for (;;) {
    const deleted = await db.execute({
      name: `purge-${name}`,
      // The last one stays whatever its age: the next position comes from it.
      text: `delete from ${name} where position = any(array(
               select position from ${name}
               where logged_at < now() - $1::int * interval '1 day' and position < (select max(position) from ${name})
               order by position limit $2::int))`,
      values: [days, batch],
    });
    purged += deleted;
    if (deleted < batch) return purged;
  }
}

/** Names of tables cannot be parameters; these come from the source alone. */
function checkName(name: string): void {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) throw new Error(`${name} is no name for a log`);
}
