import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { refusal, startCatalog } from '../testing/catalog.ts';
import { createProduct, getProduct, money, newProduct, product } from '../testing/messages.ts';

const { CatalogService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

const KEY_REUSED = refusal(status.ALREADY_EXISTS, 'KEY_REUSED');

describe('CreateProduct', () => {
  it('adds a product that reads back as it was answered', async () => {
    const request = newProduct({
      sku: 'C-1',
      name: 'Desk lamp',
      description: 'Warm light',
      price: money('EUR', 12, 340_000_000),
      stock: 7,
      imageUrl: 'https://img.example/c1.png',
    });
    const created = await catalog.call(CatalogService.createProduct, request);
    assert.match(created.getId(), /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    assert.equal(created.getEtag(), '"v1"');
    assert.equal(created.getStock(), 7);
    assert.deepEqual(created.getPrice()?.toObject(), { currencyCode: 'EUR', units: 12, nanos: 340_000_000 });
    assert.deepEqual(created.getCreateTime()?.toObject(), created.getUpdateTime()?.toObject());
    const read = await catalog.call(CatalogService.getProduct, getProduct(created.getId()));
    assert.deepEqual(read.toObject(), created.toObject());
  });

  it('starts without stock and ignores what only the service sets', async () => {
    const message = product({
      id: 'mine',
      etag: 'mine',
      sku: 'C-2',
      name: 'Lamp',
      category: 'lamps',
      price: money('JPY', 1),
    });
    const created = await catalog.call(CatalogService.createProduct, createProduct(message));
    assert.equal(created.getStock(), 0);
    assert.notEqual(created.getId(), 'mine');
    assert.equal(created.getEtag(), '"v1"');
  });

  it('refuses a request without any field, naming each', async () => {
    await assert.rejects(
      catalog.call(CatalogService.createProduct, new pb.CreateProductRequest()),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['sku', 'name', 'category', 'price']),
    );
  });

  for (const [currency, units, nanos] of [
    ['JPY', 1_000, 0],
    ['KWD', 12, 345_000_000],
    ['CLF', 0, 99_900_000],
  ] as const) {
    it(`keeps a price in ${currency} with all its decimal places`, async () => {
      const request = newProduct({ price: money(currency, units, nanos) });
      const created = await catalog.call(CatalogService.createProduct, request);
      const read = await catalog.call(CatalogService.getProduct, getProduct(created.getId()));
      for (const one of [created, read])
        assert.deepEqual(one.getPrice()?.toObject(), { currencyCode: currency, units, nanos });
    });
  }

  const refused: [what: string, fields: Parameters<typeof newProduct>[0], field: string][] = [
    ['what is no currency', { price: money('XYZ', 1) }, 'price'],
    ['a small currency', { price: money('eur', 1) }, 'price'],
    ['a currency without minor unit', { price: money('XAU', 1) }, 'price'],
    ['a third decimal of euros', { price: money('EUR', 12, 345_000_000) }, 'price'],
    ['a decimal of yen', { price: money('JPY', 1, 500_000_000) }, 'price'],
    ['a fourth decimal of dinars', { price: money('KWD', 1, 100_000) }, 'price'],
    ['an invisible name', { name: '\u3164\u200b' }, 'name'],
    ['a control of C1', { name: 'a\u0085' }, 'name'],
    ['an invisible description', { description: '\u2800' }, 'description'],
    ['a description that turns what follows', { description: 'a\u202eb' }, 'description'],
    ['a sku beyond ASCII', { sku: '\u00c5-1' }, 'sku'],
    ['the same sku, typed in another way', { sku: 'A\u030a-1' }, 'sku'],
  ];
  for (const [what, fields, field] of refused) {
    it(`refuses ${what}`, () =>
      assert.rejects(
        catalog.call(CatalogService.createProduct, newProduct(fields)),
        refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', [field]),
      ));
  }

  it('keeps texts in NFC, and knows a request again however they are typed', async () => {
    const call = (name: string) =>
      catalog.call(
        CatalogService.createProduct,
        newProduct({ sku: 'NFC', name, description: 'e\u0301\r\n' }, 'key-nfc'),
      );
    const created = await call('Cafe\u0301');
    assert.deepEqual([created.getName(), created.getDescription()], ['Caf\u00e9', '\u00e9\n']);
    assert.deepEqual((await call('Caf\u00e9')).toObject(), created.toObject());
  });

  it('refuses a sku that is taken', async () => {
    await catalog.call(CatalogService.createProduct, newProduct({ sku: 'TWICE' }));
    await assert.rejects(
      catalog.call(CatalogService.createProduct, newProduct({ sku: 'TWICE' })),
      refusal(status.ALREADY_EXISTS, 'SKU_TAKEN'),
    );
  });

  it('answers twenty twins on two replicas with the same bytes, and adds one', async () => {
    const replicas = [catalog, await catalog.replica()];
    const request = newProduct({ sku: 'TWINS' }, 'key-1');
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => replicas[i % 2]!.callRaw(CatalogService.createProduct, request)),
    );
    assert.equal(new Set(replies.map((reply) => reply.toString('hex'))).size, 1);
    const rows = await catalog.db.query({ name: 'twins', text: `select from products where sku = 'TWINS'` });
    assert.equal(rows.length, 1);
  });

  it('takes the Idempotency-Key header and the x-request-id of the gateway for a key', async () => {
    const request = newProduct({ sku: 'HEADER' });
    const twice = (headers: Record<string, string>) => () =>
      catalog.callRaw(CatalogService.createProduct, request, headers);
    const byKey = twice({ 'idempotency-key': 'key-2' });
    assert.deepEqual(await byKey(), await byKey());
    request.getProduct()!.setSku('REQUEST-ID');
    const byRequestId = twice({ 'x-request-id': 'request-2' });
    assert.deepEqual(await byRequestId(), await byRequestId());
  });

  it('refuses a key that belongs to another product, and forgets the key of a refused attempt', async () => {
    await catalog.call(CatalogService.createProduct, newProduct({ sku: 'K-3' }, 'key-3'));
    await assert.rejects(catalog.call(CatalogService.createProduct, newProduct({}, 'key-3')), KEY_REUSED);
    await assert.rejects(
      catalog.call(CatalogService.createProduct, newProduct({ sku: 'K-3' }, 'key-4')),
      refusal(status.ALREADY_EXISTS, 'SKU_TAKEN'),
    );
    const created = await catalog.call(CatalogService.createProduct, newProduct({ sku: 'K-4' }, 'key-4'));
    assert.equal(created.getSku(), 'K-4');
  });
});
