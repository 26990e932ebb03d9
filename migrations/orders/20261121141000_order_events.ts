import type { Knex } from 'knex';
import { createLogTable, dropLogTable } from '../../src/runtime/event-log.ts';

export async function up(knex: Knex): Promise<void> {
  await createLogTable(knex, 'order_events');
  // Everybody reads their own events, and those of one order.
  await knex.raw(`create index order_events_of_user on order_events (user_id, position) where user_id <> ''`);
  await knex.raw('create index order_events_of_resource on order_events (resource, position)');
  // Events of orders that have no position yet, in the order of their changes.
  await knex.raw(`
    create table order_events_pending (
      seq   bigint generated always as identity primary key,
      event jsonb  not null
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table order_events_pending');
  await dropLogTable(knex, 'order_events');
}
