import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  // done_rows moves in the transaction that writes the rows it counts: whoever goes on with an import knows where. The lease only keeps
  // replicas out of each other's way. The CSV is of no use once the import has ended.
  await knex.raw(`
    create table operations (
      id           uuid           primary key,
      state        text           not null default 'RUNNING' check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
      csv          text,
      request_id   text           not null,
      traceparent  text           not null,
      total_rows   int            not null check (total_rows >= 0),
      done_rows    int            not null default 0 check (done_rows between 0 and total_rows),
      created      int            not null default 0,
      updated      int            not null default 0,
      failed_count int            not null default 0,
      error        bytea,
      attempts     int            not null default 0,
      lease_until  timestamptz    not null default '-infinity',
      create_time  timestamptz(3) not null default now(),
      update_time  timestamptz(3) not null default now(),
      end_time     timestamptz(3),
      deleted_at   timestamptz,
      check (done_rows = created + updated + failed_count),
      check ((state = 'RUNNING') = (end_time is null)),
      check ((csv is not null) = (state = 'RUNNING')),
      check ((error is not null) = (state in ('FAILED', 'CANCELLED')))
    ) with (fillfactor = 70)`);
  await knex.raw(`create index operations_running on operations (id) where state = 'RUNNING'`);
  await knex.raw('create index operations_listed on operations (id) where deleted_at is null');
  await knex.raw('create index operations_ended on operations (end_time) where end_time is not null');

  await knex.raw(`
    create table operation_failures (
      operation_id uuid  not null references operations on delete cascade,
      row_index    int   not null,
      error        bytea not null,
      primary key (operation_id, row_index)
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table operation_failures');
  await knex.raw('drop table operations');
}
