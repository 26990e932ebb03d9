import type { Knex } from 'knex';

const LISTS = {
  products_by_price: '(currency, price_minor{rest}, id) where deleted_at is null',
  products_by_category_price: '(category, currency, price_minor{rest}, id) where deleted_at is null',
  books_by_price: '(currency, price_minor{rest}, id) where deleted_at is null and isbn13 is not null',
};

/** What currencies of three and four decimal places have beyond hundredths. It is 0 for every price of before. */
const REST = 'smallint not null default 0 check (price_rest between 0 and 99)';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table products add column price_rest ${REST}`);
  await knex.raw(`alter table reservation_items add column price_rest ${REST}`);
  await orderLists(knex, ', price_rest');
}

export async function down(knex: Knex): Promise<void> {
  await orderLists(knex, '');
  await knex.raw('alter table reservation_items drop column price_rest');
  await knex.raw('alter table products drop column price_rest');
}

async function orderLists(knex: Knex, rest: string): Promise<void> {
  for (const [index, definition] of Object.entries(LISTS)) {
    await knex.raw(`drop index ${index}`);
    await knex.raw(`create index ${index} on products ${definition.replace('{rest}', rest)}`);
  }
}
