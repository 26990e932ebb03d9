// Events written in the transaction of their change: the table and the append. outbox-relay.ts hands them to the broker.
//
//   await db.transaction(async (tx) => {
//     …
//     await append(tx, call, [{ type: 'product.created', resource: `products/${id}`, data: { … } }]);
//   }, call);
//   relay.wake();
import type { Knex } from 'knex';
import { type Event, newEvent, type NewEvent as Told } from './broker/event.ts';
import type { Call } from './call.ts';
import type { Queryable, Statement } from './database.ts';

export interface NewEvent extends Told {
  /** Not handed on before this time from now has passed, default 0. */
  readonly delayMs?: number;
}

/** Appends events within the transaction of the change they tell of; wake the relay after its commit. */
export async function append(
  tx: Queryable,
  call: Pick<Call, 'requestId' | 'trace'>,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({ event: newEvent(call, event), delay: event.delayMs ?? 0 }));
  await tx.execute({
    name: 'outbox-append',
    text: `insert into outbox (id, event, available_at)
           select (row->'event'->>'id')::uuid, row->'event', now() + (row->>'delay')::float8 * interval '1 millisecond'
           from jsonb_array_elements($1::jsonb) as row`,
    values: [JSON.stringify(rows)],
  });
}

/** Appends events that there are already, which belong to no change. */
export function appendEvents(db: Queryable, events: readonly Event[]): Promise<number> {
  return db.execute({
    name: 'outbox-append-events',
    text: `insert into outbox (id, event) select (e->>'id')::uuid, e from jsonb_array_elements($1::jsonb) as e`,
    values: [JSON.stringify(events)],
  });
}

/**
 * A statement that changes something and returns rows, which in itself appends events of it, unless it returns none: a call that is
 * one statement stays one. Its own text begins with no `with`.
 */
export function telling(statement: Statement, events: readonly Event[]): Statement {
  const { name, text, values = [] } = statement;
  return {
    name: `${name}-and-tell`,
    text: `with done as (${text}),
             told as (
               insert into outbox (id, event)
               select (e->>'id')::uuid, e from jsonb_array_elements($${values.length + 1}::jsonb) as e
               where exists (select from done)
             )
           select * from done`,
    values: [...values, JSON.stringify(events)],
  };
}

/** The table of events; in a migration. */
export async function createOutbox(knex: Knex): Promise<void> {
  await createOutboxTable(knex);
  await keepWholeEvents(knex);
}

export async function dropOutboxTable(knex: Knex): Promise<void> {
  await knex.raw('drop table outbox');
}

/** The table's first form, for the migration that made it so; keepWholeEvents goes on from there. */
export async function createOutboxTable(knex: Knex): Promise<void> {
  await knex.raw(`
    create table outbox (
      id           bigint      generated always as identity primary key,
      type         text        not null,
      key          text,
      payload      jsonb       not null,
      attempts     int         not null default 0,
      available_at timestamptz not null default now(),
      created_at   timestamptz not null default now()
    )`);
  await knex.raw('create index outbox_available_at on outbox (available_at, id)');
  await knex.raw('create index outbox_key on outbox (key, id) where key is not null');
}

/** From the first form to one event a row, whole, under its own id. What waits is kept: the first form held events of orders alone. */
export async function keepWholeEvents(knex: Knex): Promise<void> {
  await knex.raw('alter table outbox add column event jsonb');
  await knex.raw(`
    update outbox set event = jsonb_build_object(
      'id', gen_random_uuid(),
      'type', type,
      'resource', 'orders/' || coalesce(payload->>'orderId', ''),
      'userId', '',
      'requestId', coalesce(payload->>'requestId', ''),
      'traceparent', coalesce(payload->>'traceparent', ''),
      'time', to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'data', '{}'::jsonb)`);
  await knex.raw(`
    alter table outbox
      drop column id, drop column type, drop column key, drop column payload, drop column attempts, drop column created_at,
      alter column event set not null,
      add column id uuid`);
  await knex.raw(`update outbox set id = (event->>'id')::uuid`);
  await knex.raw('alter table outbox add primary key (id)');
  await knex.raw('create index outbox_available_at on outbox (available_at, id)');
}

/** Back to the first form. */
export async function keepPayloads(knex: Knex): Promise<void> {
  await knex.raw('alter table outbox rename to outbox_of_events');
  await knex.raw('alter table outbox_of_events drop constraint outbox_pkey');
  await knex.raw('drop index outbox_available_at');
  await createOutboxTable(knex);
  await knex.raw(`
    insert into outbox (type, payload, available_at, created_at)
    select event->>'type',
           jsonb_build_object(
             'orderId', split_part(event->>'resource', '/', 2),
             'requestId', event->>'requestId',
             'traceparent', event->>'traceparent'),
           available_at, (event->>'time')::timestamptz
    from outbox_of_events order by available_at, id`);
  await knex.raw('drop table outbox_of_events');
}
