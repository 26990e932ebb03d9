// Events written in the transaction of their change: the table and the append. outbox-relay.ts hands them on.
import type { Knex } from 'knex';
import type { Queryable } from './database.ts';

export interface NewEvent {
  /** 'order.created' */
  readonly type: string;
  /** Events of one key are handed on one after the other, in the order of their append; without a key in any order. */
  readonly key?: string;
  /** JSON. */
  readonly payload: unknown;
  /** Not handed on before this time from now has passed, default 0. */
  readonly delayMs?: number;
}

/** Appends events within the transaction of the change they tell of; wake the relay after its commit. */
export async function append(tx: Queryable, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.execute({
    name: 'outbox-append',
    text: `insert into outbox (type, key, payload, available_at)
           select type, key, payload, now() + delay * interval '1 millisecond'
           from unnest($1::text[], $2::text[], $3::jsonb[], $4::float8[]) with ordinality as e(type, key, payload, delay, n)
           order by n`,
    values: [
      events.map((e) => e.type),
      events.map((e) => e.key ?? null),
      events.map((e) => JSON.stringify(e.payload)),
      events.map((e) => e.delayMs ?? 0),
    ],
  });
}

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

export async function dropOutboxTable(knex: Knex): Promise<void> {
  await knex.raw('drop table outbox');
}
