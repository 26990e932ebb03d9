// What the catalog tells the audit log, as it stands in the outbox.
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import grpcPb from '../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import type { Audited } from '../runtime/audit.ts';
import { newId } from '../runtime/ids.ts';
import { until } from '../runtime/testing/until.ts';
import { startCatalog } from './testing/catalog.ts';
import {
  adjust,
  book,
  commit,
  deleteBook,
  deleteProduct,
  money,
  newBook,
  newProduct,
  product,
  release,
  reserve,
  updateBook,
  updateProduct,
} from './testing/messages.ts';
import { csvOf, idOf, lines, operations } from './testing/operations.ts';

const { CatalogService, BooksService, InventoryService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);
const { start, wait, get, cancel, remove, work, rest } = operations(catalog);
afterEach(rest);

const staff = newId();
const STAFF = {
  'x-plaza-subject': staff,
  'x-plaza-roles': 'staff',
  'x-plaza-caller': 'spiffe://plaza.local/ns/plaza/sa/gateway',
};

async function entries(since: string): Promise<Audited[]> {
  const rows = await catalog.db.query<{ data: Audited }>({
    name: 'spec-audit',
    text: `select event->'data' as data from outbox
           where event->>'type' = 'audit.recorded' and event->>'time' >= $1::text order by id`,
    values: [since],
  });
  return rows.map(({ data }) => data);
}

const shown = ({ actor, action, resource, outcome, reason, detail }: Audited) =>
  [actor === staff ? 'staff' : actor, action, resource, outcome, reason, detail].filter(Boolean).join(' ');

/** What a piece of work tells, and at least so much of it. */
async function told(work: () => Promise<unknown>, count = 1): Promise<string[]> {
  await sleep(2);
  const since = new Date().toISOString();
  await work();
  await until(async () => (await entries(since)).length >= count);
  // Of one millisecond none is before the other.
  return (await entries(since)).map(shown).sort();
}

const add = async () =>
  (await catalog.call(CatalogService.createProduct, newProduct({ stock: 5 }), STAFF)).getId();
const update = (spec: Parameters<typeof product>[0]) =>
  catalog.call(CatalogService.updateProduct, updateProduct(product(spec)), STAFF);

test('a product that is added, changed and deleted: money and stock each by themselves', async () => {
  let id = '';
  const added = await told(async () => {
    id = await add();
  });
  assert.deepEqual(added, [`staff product.create products/${id} price EUR 10.00, stock 5`]);
  for (const [spec, expected] of [
    [{ name: 'Other' }, ['product.update', 'name']],
    [{ stock: 500 }, ['stock.set', '5 to 500']],
    [{ price: money('EUR', 1, 500_000_000) }, ['price.set', 'EUR 10.00 to EUR 1.50']],
  ] as const)
    assert.deepEqual(await told(() => update({ id, ...spec })), [
      `staff ${expected[0]} products/${id} ${expected[1]}`,
    ]);
  const all = await told(() => update({ id, name: 'Third', stock: 1, price: money('USD', 2) }), 3);
  assert.deepEqual(
    all.map((line) => line.split(' ')[1]),
    ['price.set', 'product.update', 'stock.set'],
  );
  assert.deepEqual(await told(() => update({ id, name: 'Third', stock: 1 }), 0), []);
  assert.deepEqual(await told(() => catalog.call(CatalogService.deleteProduct, deleteProduct(id), STAFF)), [
    `staff product.delete products/${id}`,
  ]);
});

test('a book, which is a product', async () => {
  let id = '';
  const added = await told(async () => {
    id = (await catalog.call(BooksService.createBook, newBook(), STAFF)).getId();
  });
  assert.match(added[0]!, new RegExp(`^staff product.create products/${id} `));
  const changed = updateBook(book({ id, price: money('EUR', 3) }));
  assert.match(
    (await told(() => catalog.call(BooksService.updateBook, changed, STAFF)))[0]!,
    /price\.set .* to EUR 3\.00$/,
  );
  assert.deepEqual(await told(() => catalog.call(BooksService.deleteBook, deleteBook(id), STAFF)), [
    `staff product.delete products/${id}`,
  ]);
});

test('stock that is adjusted, once for its key, and that it was refused', async () => {
  const id = await add();
  const change = (delta: number, key = '') =>
    catalog.call(InventoryService.adjustStock, adjust(id, delta, key), STAFF);
  const done = await told(async () => {
    await change(-1, 'once');
    await change(-1, 'once');
  });
  assert.deepEqual(done, [`staff stock.adjust products/${id} -1 to 4`]);
  assert.deepEqual(await told(() => assert.rejects(change(-9))), [
    `staff stock.adjust products/${id} REFUSED OUT_OF_STOCK`,
  ]);
});

test('an import as a stream, one entry a batch', async () => {
  const rows = [1, 2, 3].map((n) =>
    product({ sku: `IMPORT-${n}`, name: `Import ${n}`, category: 'lamps', price: money('EUR', n) }),
  );
  const found = await told(() =>
    catalog.send(CatalogService.importProducts, rows, { ...STAFF, 'x-request-id': 'import-1' }),
  );
  assert.deepEqual(found, ['staff product.import imports/import-1 3 created, 0 updated']);
});

test('an import in the background, from its start to the end of what is known of it', async () => {
  const id = idOf(await start(csvOf(...lines(3))));
  const found = await told(async () => {
    await work();
    await wait(`operations/${id}`);
    await remove(`operations/${id}`);
  }, 3);
  const expected = [
    `product.import operations/${id} 3 created, 0 updated`,
    `import.get operations/${id}`,
    `import.delete operations/${id}`,
  ];
  for (const line of expected)
    assert.ok(
      found.some((one) => one.endsWith(line)),
      `${line} in ${found.join('; ')}`,
    );
  await rest();
  let other = '';
  const cancelled = await told(async () => {
    other = idOf(await start(csvOf(...lines(2))));
    await cancel(`operations/${other}`);
    await cancel(`operations/${other}`);
  }, 2);
  assert.deepEqual(
    cancelled.map((line) => line.slice(line.indexOf('import'))),
    [`import.cancel operations/${other}`, `import.start operations/${other} 2 rows`],
  );
  await get(`operations/${other}`);
});

test('what orders set aside, sell and give back, each once', async () => {
  const lamp = await add();
  const [sold, back] = [newId(), newId()];
  const found = await told(async () => {
    for (const id of [sold, back])
      for (let again = 0; again < 2; again++)
        await catalog.call(InventoryService.reserveStock, reserve(id, [[lamp, 2]]));
    for (let again = 0; again < 2; again++)
      await catalog.call(InventoryService.commitReservation, commit(sold));
    for (let again = 0; again < 2; again++)
      await catalog.call(InventoryService.releaseReservation, release(back));
  });
  const expected = [
    `stock.reserve reservations/${sold} 2 of ${lamp}`,
    `stock.reserve reservations/${back} 2 of ${lamp}`,
    `stock.commit reservations/${sold}`,
    `stock.release reservations/${back}`,
  ];
  assert.deepEqual(found, expected.sort());
});
