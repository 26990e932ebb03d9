import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ServiceError, status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { refusal, startCatalog } from '../testing/catalog.ts';
import { newBook, newProduct } from '../testing/messages.ts';

const { BooksService, CatalogService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

function request(query: string, category = '', limit = 0, cursor = ''): pb.SearchProductsRequest {
  const message = new pb.SearchProductsRequest();
  message.setQuery(query);
  message.setCategory(category);
  message.setLimit(limit);
  message.setCursor(cursor);
  return message;
}

async function names(query: string, category = '', limit = 0): Promise<string[]> {
  const frames = await catalog.stream(CatalogService.searchProducts, request(query, category, limit));
  assert.equal(frames.at(-1)?.getFrameCase(), pb.SearchProductsResponse.FrameCase.END);
  const items = frames.slice(0, -1);
  assert.equal(new Set(items.map((frame) => frame.getCursor())).size, items.length);
  return items.map((frame) => frame.getItem()!.getName()!);
}

function remove(id: string) {
  const message = new pb.DeleteProductRequest();
  message.setId(id);
  return catalog.call(CatalogService.deleteProduct, message);
}

describe('SearchProducts', () => {
  before(async () => {
    for (const [name, description, category] of [
      ['Wireless Headphones', 'Closed, with a microphone', 'audio'],
      ['Speaker', 'Plays what your wireless headphones play', 'audio'],
      ['Garden chairs', 'Four of them, of wood', 'garden'],
      ['Oak table', 'For the garden chairs', 'garden'],
    ] as const) {
      await catalog.call(CatalogService.createProduct, newProduct({ name, description, category }));
    }
    await catalog.call(
      BooksService.createBook,
      newBook({ title: 'The Hobbit', author: 'J. R. R. Tolkien', isbn: '9780261102217' }),
    );
  });

  for (const [query, expected] of [
    ['headphones', ['Wireless Headphones', 'Speaker']],
    ['headphone', ['Wireless Headphones', 'Speaker']],
    ['WIRELESS -plays', ['Wireless Headphones']],
    ['chair', ['Garden chairs', 'Oak table']],
    ['"wooden chairs"', []],
    ['tolkien', ['The Hobbit']],
    ['9780261102217', ['The Hobbit']],
    ['0-261-10221-4', ['The Hobbit']],
    ['nothing like it', []],
    ["'); drop table products; --", []],
    ['& | ! <-> :*', []],
  ] as const) {
    it(`finds ${expected.join(', ') || 'nothing'} for ${query}`, async () =>
      assert.deepEqual(await names(query), expected));
  }

  for (const [query, expected] of [
    ['hobit', 'The Hobbit'],
    ['hobbbit', 'The Hobbit'],
    ['tolkein', 'The Hobbit'],
    ['wireles hedphones', 'Wireless Headphones'],
    ['headphnoes', 'Wireless Headphones'],
    ['gardn chars', 'Garden chairs'],
    ['speeker', 'Speaker'],
  ] as const) {
    it(`takes ${query} for a typing error`, async () => assert.equal((await names(query))[0], expected));
  }

  it('keeps to a category and a limit', async () => {
    assert.deepEqual(await names('chair', 'audio'), []);
    assert.deepEqual(await names('chair', 'garden', 1), ['Garden chairs']);
  });

  it('takes whatever is typed for a query', async () => {
    const dashes = '-'.repeat(50);
    for (const query of [
      dashes,
      `a|${dashes}`,
      `a(${dashes}b`,
      `a<${dashes}`,
      `"a" ${dashes}`,
      `カ＆${dashes}`,
      "'\\:*",
    ]) {
      const frames = await catalog.stream(CatalogService.searchProducts, request(query));
      assert.equal(frames.at(-1)?.getFrameCase(), pb.SearchProductsResponse.FrameCase.END, query);
    }
  });

  it('goes on behind a cursor, also when a product before it has come or gone', async () => {
    for (const n of [1, 2, 3, 4]) {
      await catalog.call(
        CatalogService.createProduct,
        newProduct({ name: `Kettle ${n}`, category: 'kettles' }),
      );
    }
    const search = async (limit = 0, cursor = '') => {
      const asked = request('kettle', 'kettles', limit, cursor);
      const frames = await catalog.stream(CatalogService.searchProducts, asked);
      assert.equal(frames.pop()?.getFrameCase(), pb.SearchProductsResponse.FrameCase.END);
      return frames.map((frame) => ({ id: frame.getItem()!.getId(), cursor: frame.getCursor() }));
    };
    const all = await search();
    const ids = all.map(({ id }) => id);
    assert.equal(ids.length, 4);
    const from = async (place: number, limit = 0) =>
      (await search(limit, all[place]!.cursor)).map(({ id }) => id);
    assert.deepEqual(await from(0), ids.slice(1));
    assert.deepEqual(await from(3), []);
    assert.deepEqual(await from(0, 3), ids.slice(1, 3), 'the limit is that of the whole search');
    await remove(ids[0]!);
    assert.deepEqual(await from(1), ids.slice(2), 'one before it has gone');
    await remove(ids[1]!);
    assert.deepEqual(await from(2), ids.slice(3));

    const asked = request('kettle', '', 0, all[0]!.cursor);
    await assert.rejects(
      catalog.stream(CatalogService.searchProducts, asked),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['cursor']),
    );
  });

  it('refuses before the first frame, all at once', async () => {
    const seen: pb.SearchProductsResponse[] = [];
    await assert.rejects(
      catalog.stream(CatalogService.searchProducts, request('', 'c'.repeat(65), 1_001), seen),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['query', 'category', 'limit']),
    );
    for (const query of ['x'.repeat(201), '  ', 'nul\u0000']) {
      await assert.rejects(
        catalog.stream(CatalogService.searchProducts, request(query), seen),
        refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['query']),
      );
    }
    await assert.rejects(
      catalog.stream(CatalogService.searchProducts, request('x', '', -1), seen),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['limit']),
    );
    assert.deepEqual(seen, []);
  });

  it('reads many in batches, and tells in band and in the status what goes wrong on the way', async () => {
    await catalog.db.execute({
      name: 'many',
      text: `with many as (
               insert into products (id, sku, name, description, category, currency, price_minor, image_url)
               select gen_random_uuid(), 'many-' || n, 'Lantern ' || n, repeat('x', 10000), 'many', 'EUR', n, ''
               from generate_series(1, 1000) as n returning id)
             insert into stock (product_id, on_hand) select id, 1 from many`,
    });
    assert.equal((await names('lantern', '', 1_000)).length, 1_000);
    assert.equal((await names('lantern')).length, 50);

    const seen: pb.SearchProductsResponse[] = [];
    const { path, requestSerialize, responseDeserialize } = CatalogService.searchProducts;
    const stream = catalog.client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request('lantern', '', 1_000),
    );
    const ended = new Promise<ServiceError>((resolve) => stream.on('error', resolve));
    // Nobody reads on while the table goes: the ten megabytes of the rest fit into no buffer.
    await new Promise<void>((resolve) =>
      stream.once('data', (frame: pb.SearchProductsResponse) => {
        seen.push(frame);
        stream.pause();
        resolve();
      }),
    );
    await catalog.db.knex.raw('alter table stock rename to elsewhere');
    try {
      stream.on('data', (frame: pb.SearchProductsResponse) => seen.push(frame));
      stream.resume();
      assert.equal((await ended).code, status.INTERNAL);
    } finally {
      await catalog.db.knex.raw('alter table elsewhere rename to stock');
    }
    const last = seen.at(-1)!;
    assert.equal(last.getFrameCase(), pb.SearchProductsResponse.FrameCase.ERROR);
    assert.equal(last.getError()!.getCode(), status.INTERNAL);
    assert.equal(last.getError()!.getMessage().includes('relation'), false);
    assert.ok(seen.length > 1 && seen.length < 1_000, `${seen.length} frames`);
  });
});
