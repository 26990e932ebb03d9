import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table signing_keys (
      kid         text           primary key,
      x           text           not null check (char_length(x) = 43),
      y           text           not null check (char_length(y) = 43),
      sealed_key  bytea          not null,
      create_time timestamptz    not null default now(),
      active_time timestamptz(3) not null unique
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table signing_keys');
}
