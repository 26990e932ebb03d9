import type { Knex } from 'knex';

// Failures are counted for an account by each source (an address, in a form that tells nobody which) and for the account as a whole, in the
// table of before. The version before this one goes on with that table as it was.
export async function up(knex: Knex): Promise<void> {
  await atMost(knex, 50);
  await knex.raw(`
    create table sign_in_failures_by_source (
      email       text          not null check (email = lower(email collate "C")),
      source      bytea         not null check (octet_length(source) = 32),
      times       timestamptz[] not null check (cardinality(times) <= 50),
      update_time timestamptz   not null default now(),
      primary key (email, source)
    )`);
  await knex.raw(
    'create index sign_in_failures_by_source_update_time on sign_in_failures_by_source (update_time)',
  );

  // From where each user has signed in lately.
  await knex.raw(`
    create table known_sources (
      user_id  uuid        not null references users on delete cascade,
      source   bytea       not null check (octet_length(source) = 32),
      use_time timestamptz not null default now(),
      primary key (user_id, source)
    )`);
  await knex.raw('create index known_sources_use_time on known_sources (use_time)');
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['known_sources', 'sign_in_failures_by_source']) await knex.raw(`drop table ${table}`);
  await knex.raw(
    `update sign_in_failures set times = times[cardinality(times) - 4:] where cardinality(times) > 5`,
  );
  await atMost(knex, 5);
}

async function atMost(knex: Knex, times: number): Promise<void> {
  await knex.raw('alter table sign_in_failures drop constraint sign_in_failures_times_check');
  await knex.raw(
    `alter table sign_in_failures add constraint sign_in_failures_times_check check (cardinality(times) <= ${times})`,
  );
}
