import type { Knex } from 'knex';

// The sandbox provider's own books. An authorisation is opened once (authorize or decline) and ended once (capture or void):
// the two partial unique indexes say so, whoever races.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sandbox_entries (
      id bigint generated always as identity primary key,
      idempotency_key text not null unique,
      authorization_id uuid not null,
      kind text not null check (kind in ('authorize', 'decline', 'capture', 'void', 'refund')),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      amount numeric(22, 0) not null check (amount between 0 and 1e21),
      method text not null,
      create_time timestamptz not null default now()
    )`);
  await knex.raw(`create unique index sandbox_opened_once on sandbox_entries (authorization_id)
    where kind in ('authorize', 'decline')`);
  await knex.raw(`create unique index sandbox_ended_once on sandbox_entries (authorization_id)
    where kind in ('capture', 'void')`);
  await knex.raw('create index sandbox_by_authorization on sandbox_entries (authorization_id)');
  await knex.raw(`
    create function sandbox_entries_are_final() returns trigger language plpgsql as
    $$ begin raise exception 'entries of the sandbox ledger never change'; end $$`);
  await knex.raw(`create trigger sandbox_entries_are_final before update or delete on sandbox_entries
    for each row execute function sandbox_entries_are_final()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table sandbox_entries');
  await knex.raw('drop function sandbox_entries_are_final');
}
