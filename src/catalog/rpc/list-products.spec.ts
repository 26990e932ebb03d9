import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import v1 from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import v2 from '../../../gen/plaza/catalog/v2/catalog_grpc_pb.js';
import v2Pb from '../../../gen/plaza/catalog/v2/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { refusal, startCatalog } from '../testing/catalog.ts';
import { getProduct, money, newProduct, type ProductSpec } from '../testing/messages.ts';

const { CatalogService } = v1;
const catalog = await startCatalog();
after(catalog.close);

const add = (spec: ProductSpec) => catalog.call(CatalogService.createProduct, newProduct(spec));

interface Query {
  size?: number;
  token?: string;
  category?: string;
  orderBy?: string;
}

function list(
  { size = 0, token = '', category = '', orderBy = '' }: Query,
  headers?: Record<string, string>,
) {
  const request = new pb.ListProductsRequest();
  request.setPageSize(size);
  request.setPageToken(token);
  request.setCategory(category);
  request.setOrderBy(orderBy);
  return catalog.call(CatalogService.listProducts, request, headers);
}

async function traverse(query: Query, betweenPages = async () => {}): Promise<pb.Product[]> {
  const all: pb.Product[] = [];
  let token = '';
  do {
    const page = await list({ ...query, token });
    all.push(...page.getProductsList());
    token = page.getNextPageToken();
    await betweenPages();
  } while (token !== '');
  return all;
}

describe('ListProducts', () => {
  const made: pb.Product[] = [];
  before(async () => {
    // Names, prices and times come in twins, so that the id has to break the tie.
    for (let i = 0; i < 25; i++) {
      made.push(
        await add({
          sku: `L-${String((i * 7) % 25).padStart(2, '0')}`,
          name: `Name ${i % 4}`,
          category: i % 3 === 0 ? 'desks' : 'lamps',
          // Two of three differ only behind the hundredths.
          price: i % 3 === 0 ? money('EUR', i % 5) : money('KWD', 1, (i % 5) * 1_000_000),
        }),
      );
    }
    await catalog.db.execute({
      name: 'same-times',
      text: `update products set create_time = date_trunc('second', create_time)`,
    });
  });

  const time = (p: pb.Product) => `${p.getCreateTime()!.getSeconds()}`;
  for (const [orderBy, key] of [
    ['', time],
    ['createTime', time],
    ['name', (p: pb.Product) => p.getName()!],
    [
      'price',
      (p: pb.Product) => {
        const { currencyCode, units, nanos } = p.getPrice()!.toObject();
        return `${currencyCode} ${String(units).padStart(3)} ${String(nanos).padStart(9)}`;
      },
    ],
    ['sku', (p: pb.Product) => p.getSku()!],
  ] as const) {
    for (const direction of ['', ' desc']) {
      if (orderBy === '' && direction !== '') continue;
      it(`gives every product once, in the order "${orderBy}${direction}", while others are added`, async () => {
        let added = 0;
        const all = await traverse({ size: 4, orderBy: orderBy + direction }, async () => {
          // Before and behind the place where the traversal stands.
          await add({ name: added % 2 ? 'Name 0' : 'Name 9', sku: `${added % 2 ? 'A' : 'Z'}-${newId()}` });
          added += 1;
        });
        const ids = all.map((p) => p.getId());
        assert.equal(new Set(ids).size, ids.length, 'a product came twice');
        assert.deepEqual(
          made.filter((p) => !ids.includes(p.getId())),
          [],
          'a product is missing',
        );
        const ascending = all.map((p) => `${key(p)} ${p.getId()}`);
        if (direction !== '') ascending.reverse();
        assert.deepEqual(ascending, [...ascending].sort());
      });
    }
  }

  it('counts and gives one category only', async () => {
    const page = await list({ category: 'desks', size: 3 });
    assert.equal(page.getTotalSize(), 9);
    const all = await traverse({ category: 'desks', size: 3, orderBy: 'name desc' });
    assert.deepEqual(new Set(all.map((p) => p.getCategory())), new Set(['desks']));
    assert.equal(all.length, 9);
    assert.equal((await list({ category: 'nothing' })).getTotalSize(), 0);
  });

  it('gives 20 by default and 100 at most', async () => {
    for (let i = 0; i < 80; i++) await add({});
    assert.equal((await list({})).getProductsList().length, 20);
    assert.equal((await list({ size: 1_000 })).getProductsList().length, 100);
  });

  it('refuses what it does not understand, all at once', async () => {
    await assert.rejects(
      list({ size: -1, orderBy: 'colour', category: 'x'.repeat(65) }),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['pageSize', 'category', 'orderBy']),
    );
  });

  it('refuses a page token of another query, of somebody else, and one that is made up', async () => {
    const token = (await list({ size: 2 })).getNextPageToken();
    const foreign = refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['pageToken']);
    await assert.rejects(list({ token, orderBy: 'name' }), foreign);
    await assert.rejects(list({ token, category: 'desks' }), foreign);
    await assert.rejects(list({ token }, { 'x-plaza-subject': newId() }), foreign);
    await assert.rejects(list({ token: `${token}A` }), foreign);
    assert.equal((await list({ token, size: 5, orderBy: 'createTime' })).getProductsList().length, 5);
  });
});

describe('v2', () => {
  it('reads and lists the same products with prices by currency', async () => {
    const created = await add({ price: money('CHF', 3, 500_000_000), stock: 2 });
    const request = new v2Pb.GetProductRequest();
    request.setId(created.getId());
    const read = await catalog.call(v2.CatalogService.getProduct, request);
    const { price, ...same } = (
      await catalog.call(CatalogService.getProduct, getProduct(created.getId()))
    ).toObject();
    assert.deepEqual(read.toObject(), { ...same, pricesMap: [['CHF', price]] });

    const listing = new v2Pb.ListProductsRequest();
    listing.setOrderBy('create_time desc');
    listing.setPageSize(2);
    const page = await catalog.call(v2.CatalogService.listProducts, listing);
    assert.deepEqual(page.getProductsList()[0]!.toObject(), read.toObject());
    listing.setPageToken(page.getNextPageToken());
    assert.equal((await catalog.call(v2.CatalogService.listProducts, listing)).getProductsList().length, 2);
    request.setId(newId());
    await assert.rejects(
      catalog.call(v2.CatalogService.getProduct, request),
      refusal(status.NOT_FOUND, 'PRODUCT_NOT_FOUND'),
    );
  });
});
