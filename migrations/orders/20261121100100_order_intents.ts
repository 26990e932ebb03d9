import type { Knex } from 'knex';

// create_time has no microseconds: it becomes an order's create_time, and that is a keyset cursor.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table order_intents (
      order_id uuid primary key,
      caller text not null,
      key text,
      request_hash bytea not null,
      lease_token uuid not null,
      lease_until timestamptz not null,
      reply bytea,
      create_time timestamptz not null default date_trunc('milliseconds', now()),
      constraint order_intents_one_per_key unique (caller, key)
    ) with (fillfactor = 60)`);
  await knex.raw('create index order_intents_unfinished on order_intents (lease_until) where reply is null');
  await knex.raw('create index order_intents_by_time on order_intents (create_time)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table order_intents');
}
