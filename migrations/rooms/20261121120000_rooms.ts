import type { Knex } from 'knex';
import { createKeysTable, dropKeysTable } from '../../src/runtime/keys-table.ts';

/** Of rooms and of spaces. Compared by bytes: a name is no text of any language. */
const NAME = `text collate "C" check (%s ~ '^[A-Za-z0-9._-]{1,64}$')`;
const named = (column: string): string => NAME.replace('%s', column);

export async function up(knex: Knex): Promise<void> {
  // The one row that posts to a room wait for: it gives the positions. Nothing but its number changes, so that it stays on its page (HOT).
  await knex.raw(`
    create table rooms (
      room          ${named('room')} primary key,
      last_position bigint not null check (last_position > 0)
    ) with (fillfactor = 50)`);

  await knex.raw(`
    create table messages (
      room        ${named('room')},
      position    bigint         not null,
      id          uuid           not null,
      user_id     uuid           not null,
      request_id  text           not null check (char_length(request_id) <= 128),
      text        text           not null check (char_length(text) between 1 and 4000),
      create_time timestamptz(3) not null,
      primary key (room, position)
    )`);
  // What makes a repeat harmless, whichever replica it comes to and however late.
  await knex.raw(
    `create unique index messages_of_request on messages (room, user_id, request_id) where request_id <> ''`,
  );
  // For watching from a time on.
  await knex.raw('create index messages_by_time on messages (room, create_time)');

  await createKeysTable(knex);
}

export async function down(knex: Knex): Promise<void> {
  await dropKeysTable(knex);
  for (const table of ['messages', 'rooms']) await knex.raw(`drop table ${table}`);
}
