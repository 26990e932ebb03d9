import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sessions (
      id          uuid        primary key,
      user_id     uuid        not null references users on delete cascade,
      create_time timestamptz not null default now(),
      expire_time timestamptz not null check (expire_time > create_time),
      end_time    timestamptz
    )`);
  await knex.raw('create index sessions_user_id on sessions (user_id)');
  await knex.raw('create index sessions_expire_time on sessions (expire_time)');

  await knex.raw(`
    create table refresh_tokens (
      token_hash  bytea       primary key check (octet_length(token_hash) = 32),
      session_id  uuid        not null references sessions on delete cascade,
      create_time timestamptz not null default now(),
      expire_time timestamptz not null check (expire_time > create_time),
      use_time    timestamptz
    )`);
  await knex.raw('create index refresh_tokens_expire_time on refresh_tokens (expire_time)');
  // A session has one token that is good; a rotation that forgot to use the old one would break this index.
  await knex.raw(
    'create unique index refresh_tokens_one_unused on refresh_tokens (session_id) where use_time is null',
  );
  await knex.raw('create index refresh_tokens_session_id on refresh_tokens (session_id)');

  // By email and not by user, so that an email that is nobody's is counted in the same way.
  await knex.raw(`
    create table sign_in_failures (
      email       text          primary key check (email = lower(email)),
      times       timestamptz[] not null check (cardinality(times) <= 5),
      update_time timestamptz   not null default now()
    )`);
  await knex.raw('create index sign_in_failures_update_time on sign_in_failures (update_time)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table sign_in_failures');
  await knex.raw('drop table refresh_tokens');
  await knex.raw('drop table sessions');
}
