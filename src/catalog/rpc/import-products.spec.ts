import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import { Metadata, status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { readDetails } from '../../runtime/peer-error.ts';
import { until } from '../../runtime/testing/until.ts';
import { BATCH } from '../imports/write-rows.ts';
import { startCatalog } from '../testing/catalog.ts';
import {
  adjust,
  deleteProduct,
  getBook,
  getProduct,
  money,
  newBook,
  newProduct,
  type ProductSpec,
  product,
  reserve,
  updateProduct,
} from '../testing/messages.ts';

const { BooksService, CatalogService, InventoryService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

let count = 0;
const unique = (prefix: string) => `${prefix}-${++count}`;
const row = (spec: ProductSpec = {}) =>
  product({ sku: unique('ROW'), name: 'Rake', category: 'garden', price: money('EUR', 5), ...spec });
const send = (rows: Iterable<pb.Product> | AsyncIterable<pb.Product>) =>
  catalog.send(CatalogService.importProducts, rows);
const counts = (reply: pb.ImportProductsResponse) => [
  reply.getCreated(),
  reply.getUpdated(),
  reply.getFailedCount(),
];
const bySku = async (sku: string) => {
  const [found] = await catalog.db.query<{ id: string }>({
    name: 'spec-by-sku',
    text: 'select id from products where sku = $1::text and deleted_at is null',
    values: [sku],
  });
  return found && catalog.call(CatalogService.getProduct, getProduct(found.id));
};
const events = () =>
  catalog.db.query<{ event: { data: object; resource: string; type: string } }>({
    name: 'spec-events',
    text: `select event from outbox where event->>'type' = 'product.imported' order by id`,
  });

describe('ImportProducts', () => {
  it('adds and changes products by their sku', async () => {
    const before = await catalog.call(
      CatalogService.createProduct,
      newProduct({ description: 'old', stock: 3, imageUrl: 'https://img.example/1.png' }),
    );
    const rows = [
      row({ sku: before.getSku()!, name: 'New name', price: money('USD', 1, 250_000_000) }),
      row({ stock: 4, description: 'Long teeth', imageUrl: 'https://img.example/2.png' }),
      row(),
    ];
    const reply = await send(rows);
    assert.deepEqual(counts(reply), [2, 1, 0]);
    const changed = await catalog.call(CatalogService.getProduct, getProduct(before.getId()));
    assert.deepEqual(
      [changed.getName(), changed.getDescription(), changed.getImageUrl(), changed.getStock()],
      ['New name', '', '', 3],
      'as by PUT, an absent stock stays',
    );
    assert.equal(changed.getEtag(), '"v2"');
    const added = (await bySku(rows[1]!.getSku()!))!;
    assert.deepEqual(
      [added.getStock(), added.getDescription(), added.getImageUrl(), added.getPrice()?.getUnits()],
      [4, 'Long teeth', 'https://img.example/2.png', 5],
    );
    assert.equal((await bySku(rows[2]!.getSku()!))!.getStock(), 0);
  });

  it('is harmless when it is repeated: etags stay', async () => {
    const rows = [row({ stock: 1 }), row(), row({ description: 'x' })];
    assert.deepEqual(counts(await send(rows)), [3, 0, 0]);
    assert.deepEqual(counts(await send(rows)), [0, 3, 0]);
    for (const each of rows) assert.equal((await bySku(each.getSku()!))!.getEtag(), '"v1"');
  });

  it('sets what can be sold, and keeps what is reserved', async () => {
    const { id, sku } = (
      await catalog.call(CatalogService.createProduct, newProduct({ stock: 10 }))
    ).toObject();
    await catalog.call(InventoryService.reserveStock, reserve(newId(), [[id, 4]]), {
      'x-plaza-caller': 'spiffe://plaza.local/ns/plaza/sa/orders',
    });
    await send([row({ sku: sku!, stock: 2 })]);
    assert.equal((await bySku(sku!))!.getStock(), 2);
    // 4 are still reserved: all that is on hand is 6.
    await assert.rejects(catalog.call(InventoryService.adjustStock, adjust(id, -3)));
  });

  it('names what is wrong with a row, and takes the others', async () => {
    const rows = [row(), row({ sku: 'no sku', price: money('EUR', -1) }), row(), product({})];
    const reply = await send(rows);
    assert.deepEqual(counts(reply), [2, 0, 2]);
    const [first, second] = reply.getFailedList();
    assert.deepEqual([first!.getIndex(), second!.getIndex()], [1, 3]);
    assert.equal(first!.getError()!.getCode(), status.INVALID_ARGUMENT);
    assert.deepEqual(violationsOf(first!), ['sku', 'price']);
    assert.deepEqual(violationsOf(second!), ['sku', 'name', 'category', 'price']);
  });

  it('takes later rows of a sku as if they came one after the other', async () => {
    const sku = unique('SAME');
    const reply = await send([
      row({ sku, name: 'One', stock: 7 }),
      row({ sku, name: 'Two', description: 'two' }),
      row({ sku, name: 'Three' }),
    ]);
    assert.deepEqual(counts(reply), [1, 2, 0]);
    const last = (await bySku(sku))!;
    assert.deepEqual(
      [last.getName(), last.getDescription(), last.getStock(), last.getEtag()],
      ['Three', '', 7, '"v3"'],
    );
  });

  it('leaves a book a book', async () => {
    const book = await catalog.call(BooksService.createBook, newBook({ stock: 2 }));
    assert.deepEqual(counts(await send([row({ sku: book.getSku()!, name: 'A new title' })])), [0, 1, 0]);
    const read = await catalog.call(BooksService.getBook, getBook(book.getId()));
    assert.deepEqual(
      [read.getTitle(), read.getAuthor(), read.getIsbn(), read.getStock()],
      ['A new title', 'A. Writer', book.getIsbn(), 2],
    );
  });

  it('adds a product anew whose sku only a deleted one has', async () => {
    const old = await catalog.call(CatalogService.createProduct, newProduct());
    await catalog.call(CatalogService.deleteProduct, deleteProduct(old.getId()));
    assert.deepEqual(counts(await send([row({ sku: old.getSku()! })])), [1, 0, 0]);
    assert.notEqual((await bySku(old.getSku()!))!.getId(), old.getId());
  });

  it('answers an empty stream', async () => {
    assert.deepEqual(counts(await send([])), [0, 0, 0]);
  });

  it('tells of a batch by one event', async () => {
    const before = (await events()).length;
    await send(Array.from({ length: BATCH + 10 }, () => row()));
    const told = (await events()).slice(before).map(({ event }) => event);
    assert.deepEqual(
      told.map(({ data }) => data),
      [
        { created: BATCH, updated: 0 },
        { created: 10, updated: 0 },
      ],
    );
    assert.match(told[0]!.resource, /^imports\//);
  });

  describe('when the database refuses a row', () => {
    afterEach(() => sql('alter table products drop constraint if exists spec'));

    it('fails that one alone, wherever it stands', async () => {
      await sql(`alter table products add constraint spec check (name <> 'refused')`);
      const rows = Array.from({ length: 40 }, (_, i) =>
        row({ name: [0, 17, 39].includes(i) ? 'refused' : 'fine' }),
      );
      const reply = await send(rows);
      assert.deepEqual(counts(reply), [37, 0, 3]);
      assert.deepEqual(
        reply.getFailedList().map((failure) => failure.getIndex()),
        [0, 17, 39],
      );
      const error = reply.getFailedList()[0]!.getError()!;
      assert.equal(error.getCode(), status.INTERNAL);
      assert.doesNotMatch(error.getMessage(), /constraint|products/, 'nothing of the database leaks');
    });
  });

  it('tells of a thousand failures and counts all', async () => {
    const reply = await send(Array.from({ length: 1_203 }, (_, i) => (i === 600 ? row() : product({}))));
    assert.deepEqual(counts(reply), [1, 0, 1_202]);
    assert.equal(reply.getFailedList().length, 1_000);
    assert.equal(reply.getFailedList().at(-1)!.getIndex(), 1_000);
  });

  it('keeps whole batches of a stream that is torn, and nothing of the rest', async () => {
    const category = unique('torn');
    const inCategory = async () => {
      const text = 'select count(*)::int as n from products where category = $1::text';
      const [found] = await catalog.db.query<{ n: number }>({ name: 'spec-torn', text, values: [category] });
      return found!.n;
    };
    async function* torn() {
      for (let i = 0; i < BATCH + 50; i++) yield row({ category });
      await until(async () => (await inCategory()) > 0);
      throw new Error('the client dies');
    }
    await assert.rejects(send(torn()), /the client dies/);
    assert.equal(await inCategory(), BATCH);
  });

  it('lets two imports of the same skus run at once', async () => {
    const skus = Array.from({ length: 200 }, () => unique('RACE'));
    const rows = (name: string, order: string[]) => order.map((sku) => row({ sku, name, stock: 1 }));
    const replies = await Promise.all([
      send(rows('A', skus)),
      send(rows('B', skus.toReversed())),
      send(rows('A', skus)),
    ]);
    const sums = [0, 1, 2].map((i) => replies.reduce((sum, reply) => sum + counts(reply)[i]!, 0));
    assert.deepEqual(sums, [200, 400, 0]);
  });

  it('leaves an update by a client that does not know of it to fail by its etag', async () => {
    const before = await catalog.call(CatalogService.createProduct, newProduct());
    await send([row({ sku: before.getSku()!, name: 'Imported' })]);
    const late = updateProduct(product({ id: before.getId(), etag: before.getEtag(), name: 'Late' }));
    await assert.rejects(catalog.call(CatalogService.updateProduct, late));
  });
});

function violationsOf(failure: pb.ImportProductsResponse.Failure): string[] {
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(failure.getError()!.serializeBinary()));
  return readDetails(metadata).violations.map(({ field }) => field);
}

async function sql(text: string): Promise<void> {
  await catalog.db.knex.raw(text);
}
