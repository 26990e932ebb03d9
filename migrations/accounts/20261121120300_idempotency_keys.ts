import type { Knex } from 'knex';
import { createKeysTable, dropKeysTable } from '../../src/runtime/keys-table.ts';

export async function up(knex: Knex): Promise<void> {
  await createKeysTable(knex);
}

export async function down(knex: Knex): Promise<void> {
  await dropKeysTable(knex);
}
