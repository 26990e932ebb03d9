import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // Times have milliseconds, as the Date of the service has, because they stand in the cursors of pages.
  await knex.raw(`
    create table users (
      id            uuid           primary key,
      email         text           not null check (char_length(email) between 3 and 254),
      username      text           check (username ~ '^[a-z0-9._-]{3,32}$'),
      full_name     text           not null check (char_length(full_name) between 1 and 200),
      roles         text[]         not null check (cardinality(roles) > 0 and roles <@ array['customer', 'staff', 'admin']),
      password_hash text           not null check (password_hash like '$argon2id$%'),
      version       bigint         not null default 1 check (version > 0),
      create_time   timestamptz(3) not null default now(),
      update_time   timestamptz(3) not null default now()
    )`);
  await knex.raw('create unique index users_email_key on users (lower(email))');
  await knex.raw('create unique index users_username_key on users (lower(username))');
  await knex.raw('create index users_newest_first on users (create_time desc, id desc)');
  await knex.raw('create index users_roles on users using gin (roles)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table users');
}
