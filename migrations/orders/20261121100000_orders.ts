import type { Knex } from 'knex';
import { createKeysTable, dropKeysTable } from '../../src/runtime/keys-table.ts';
import { createOutboxTable, dropOutboxTable } from '../../src/runtime/outbox.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table orders (
      id uuid primary key,
      user_id uuid not null,
      status text not null check (status in ('CREATED', 'PROCESSING', 'COMPLETED', 'CANCELLED')),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      total numeric(22, 0) not null check (total between 0 and 1e21),
      payment_method text not null,
      cancel_reason text not null default ''
        check (cancel_reason in ('', 'CANCELLED_BY_USER', 'PAYMENT_DECLINED', 'RESERVATION_EXPIRED')),
      create_time timestamptz not null,
      update_time timestamptz not null,
      check ((status = 'CANCELLED') = (cancel_reason <> ''))
    ) with (fillfactor = 80)`);
  await knex.raw('create index orders_of_user on orders (user_id, create_time desc, id desc)');
  await knex.raw('create index orders_by_time on orders (create_time desc, id desc)');
  await knex.raw(`
    create table order_items (
      order_id uuid not null references orders,
      position smallint not null check (position between 1 and 100),
      product_id uuid not null,
      name text not null,
      unit_price numeric(22, 0) not null check (unit_price between 0 and 1e21),
      quantity int not null check (quantity between 1 and 10000),
      primary key (order_id, position)
    )`);
  await createOutboxTable(knex);
  await createKeysTable(knex);
}

export async function down(knex: Knex): Promise<void> {
  await dropKeysTable(knex);
  await dropOutboxTable(knex);
  await knex.raw('drop table order_items');
  await knex.raw('drop table orders');
}
