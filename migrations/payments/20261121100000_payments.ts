import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table payments (
      id uuid primary key,
      order_id uuid not null constraint payments_one_per_order unique,
      user_id uuid not null,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      amount numeric(22, 0) not null check (amount between 0 and 1e21),
      refunded numeric(22, 0) not null default 0 check (refunded between 0 and amount),
      method text not null,
      status text not null check (status in
        ('AUTHORIZING', 'AUTHORIZED', 'CAPTURING', 'CAPTURED', 'VOIDED', 'REFUNDED', 'DECLINED')),
      void_requested boolean not null default false,
      create_time timestamptz not null default now(),
      check (refunded = 0 or status in ('CAPTURED', 'REFUNDED')),
      check ((status = 'REFUNDED') <= (refunded = amount))
    ) with (fillfactor = 80)`);
  await knex.raw(`
    create table refunds (
      id uuid primary key,
      payment_id uuid not null references payments,
      amount numeric(22, 0) not null check (amount > 0 and amount <= 1e21),
      state text not null check (state in ('PENDING', 'DONE')),
      reason text not null check (length(reason) <= 500),
      requested_by text not null,
      key text,
      request_hash bytea,
      reply bytea,
      create_time timestamptz not null default now(),
      constraint refunds_one_per_key unique (requested_by, key)
    )`);
  await knex.raw('create index refunds_of_payment on refunds (payment_id)');
  await knex.raw(`create index refunds_pending on refunds (create_time) where state = 'PENDING'`);
  await knex.raw('create index refunds_keyed on refunds (create_time) where key is not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table refunds');
  await knex.raw('drop table payments');
}
