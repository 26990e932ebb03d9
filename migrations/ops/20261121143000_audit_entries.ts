import type { Knex } from 'knex';
import { createLogTable, dropLogTable } from '../../src/runtime/event-log.ts';
import { keepRows } from '../../src/runtime/table-access.ts';

export async function up(knex: Knex): Promise<void> {
  await createLogTable(knex, 'audit_entries');
  await knex.raw(`create index audit_entries_of_actor on audit_entries ((data->>'actor'), position)`);
  await knex.raw(`create index audit_entries_of_action on audit_entries ((data->>'action'), position)`);
  await keepRows(knex, 'audit_entries');
}

export async function down(knex: Knex): Promise<void> {
  await dropLogTable(knex, 'audit_entries');
}
