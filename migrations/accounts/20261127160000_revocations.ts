import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // Stands in a user's tokens, and grows when those of before are not to be taken any more.
  await knex.raw(
    'alter table users add column rights_version int not null default 1 check (rights_version > 0)',
  );

  // Whose tokens are refused, for as long as there can be any. The transaction says what is new since an earlier look: a time or a sequence is
  // taken before its row can be seen, and so could be missed.
  await knex.raw(`
    create table revocations (
      id            uuid        primary key,
      least_version int         not null check (least_version > 0),
      spared        uuid,
      expire_time   timestamptz not null,
      transaction   xid8        not null default pg_current_xact_id()
    )`);
  await knex.raw('create index revocations_transaction on revocations (transaction)');
  await knex.raw('create index revocations_expire_time on revocations (expire_time)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table revocations');
  await knex.raw('alter table users drop column rights_version');
}
