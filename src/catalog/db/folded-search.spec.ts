// The migration that folds what is searched, over products that are there already.
import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { migrate } from '../../runtime/migrate.ts';
import { testDatabase } from '../../runtime/testing/database.ts';

const BEFORE = '20261121142100_images';
const NAME = '20261127091000_folded_search';
/** More than two batches of the migration. */
const MANY = 1_100;

const { db, url, close } = await testDatabase();
after(close);

const query = async (sql: string) => ((await db.knex.raw(sql)) as { rows: Record<string, unknown>[] }).rows;
const found = async (words: string) =>
  Number((await query(`select count(*) from products where search @@ search_query('${words}')`))[0]!.count);
// As the version before this one writes a product.
const insert = (from: number, to: number) =>
  query(`
    insert into products (id, sku, name, description, category, currency, price_minor, image_url, version, update_time, deleted_at)
    select gen_random_uuid(), 'sku-' || n, '北京烤鸭 ' || n, 'Naïve', 'food', 'EUR', n, '', n, '2026-01-01',
           case when n % 10 = 0 then now() end
    from generate_series(${from}, ${to}) as n`);
const state = async () => ({
  rows: await query('select sku, version, update_time, deleted_at from products order by sku'),
  file: await query(`select pg_relation_filenode('products')`),
});

it('fills the rows that are there, in place and with their etags, and those that the version before writes later', async () => {
  await migrate({ service: 'catalog', url, to: BEFORE });
  await insert(1, MANY);
  const before = await state();
  await migrate({ service: 'catalog', url, to: NAME });
  assert.deepEqual(await state(), before, 'neither rewritten nor changed');
  assert.deepEqual([await found('烤鸭'), await found('naive')], [MANY, MANY]);
  assert.equal(
    (await query(`select 1 from products where search_text not like '北京烤鸭 %'`)).length,
    0,
    'the text for typing errors',
  );
  await insert(MANY + 1, MANY + 1);
  assert.equal(await found('"烤鸭" 1101'), 1);
  await query(`update products set name = '南京板鸭', description = '' where sku = 'sku-1'`);
  assert.deepEqual([await found('南京'), await found('北京')], [1, MANY]);
});

it('finds by the index', async () => {
  await query('vacuum analyze products');
  for (const words of ['上海', '海', 'naive 1101']) {
    const plan = await query(
      `explain select id from products where deleted_at is null and search @@ search_query('${words}')`,
    );
    assert.match(JSON.stringify(plan), /Index Scan on products_search\b/, words);
  }
});

it('goes on where it was cut, also with an index that was never finished', async () => {
  await query(`alter table products disable trigger products_search`);
  await query(`update products set search_text = '', search = '' where sku like '%5'`);
  await query(`alter table products enable trigger products_search`);
  await query(`drop index products_search_text`);
  await query(`create index products_search_text on products (search_text)`);
  await query(`delete from knex_migrations where name = '${NAME}'`);
  assert.deepEqual((await migrate({ service: 'catalog', url, to: NAME })).applied, [NAME]);
  assert.equal(await found('烤鸭'), MANY);
  const [index] = await query(`select indexdef from pg_indexes where indexname = 'products_search_text'`);
  assert.match(`${index!.indexdef}`, /gin_trgm_ops/);
});

it('goes back to what it was', async () => {
  await migrate({ service: 'catalog', url, to: BEFORE });
  await insert(MANY + 2, MANY + 2);
  const rows = await query(`select 1 from products where search @@ websearch_to_tsquery('english', 'naïve')`);
  assert.equal(rows.length, MANY + 1);
});
