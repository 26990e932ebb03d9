import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // The one row that changes to a space wait for, as with rooms.
  await knex.raw(`
    create table spaces (
      space         text collate "C" primary key check (space ~ '^[A-Za-z0-9._-]{1,64}$'),
      last_position bigint not null check (last_position >= 0)
    ) with (fillfactor = 50)`);

  // One row for each entry, at the position of its latest change: what a client has missed is what stands behind its cursor, once each.
  await knex.raw(`
    create table entries (
      space       text collate "C" not null,
      key         text collate "C" not null check (char_length(key) between 1 and 128),
      value       text             not null check (octet_length(value) <= 65536),
      version     bigint           not null check (version > 0),
      position    bigint           not null,
      user_id     uuid             not null,
      update_time timestamptz(3)   not null,
      primary key (space, key)
    )`);
  await knex.raw('create unique index entries_by_position on entries (space, position)');

  // Changes that were made, for those who ask again because they did not hear the answer.
  await knex.raw(`
    create table made_changes (
      space       text collate "C" not null,
      user_id     uuid             not null,
      request_id  text collate "C" not null,
      change_hash bytea            not null,
      version     bigint           not null,
      created_at  timestamptz      not null default now(),
      primary key (space, user_id, request_id)
    )`);
  await knex.raw('create index made_changes_created_at on made_changes (created_at)');
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['made_changes', 'entries', 'spaces']) await knex.raw(`drop table ${table}`);
}
