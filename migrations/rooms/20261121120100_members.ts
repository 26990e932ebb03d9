import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // A process that serves members. What it does not renew is over by the database's clock, and all its members with it: one row to renew
  // for a process, however many members it has.
  await knex.raw(`
    create table replicas (
      id          uuid        primary key,
      expire_time timestamptz not null
    ) with (fillfactor = 50)`);

  // A user who is in a room by way of that process, by one stream or several.
  await knex.raw(`
    create table members (
      room       text collate "C" not null,
      user_id    uuid not null,
      replica_id uuid not null references replicas on delete cascade,
      primary key (room, user_id, replica_id)
    )`);
  await knex.raw('create index members_of_replica on members (replica_id)');
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['members', 'replicas']) await knex.raw(`drop table ${table}`);
}
