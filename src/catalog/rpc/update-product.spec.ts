import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import { newId } from '../../runtime/ids.ts';
import { refusal, startCatalog } from '../testing/catalog.ts';
import {
  getProduct,
  money,
  newProduct,
  type ProductSpec,
  product,
  reserve,
  updateProduct,
} from '../testing/messages.ts';

const { CatalogService, InventoryService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

const add = (spec: ProductSpec = {}) => catalog.call(CatalogService.createProduct, newProduct(spec));
const update = (spec: ProductSpec, paths?: string[], headers?: Record<string, string>) =>
  catalog.call(CatalogService.updateProduct, updateProduct(product(spec), paths), headers);

describe('UpdateProduct', () => {
  it('sets what is present, and the etag and the time change', async () => {
    const before = await add({ description: 'old', stock: 4 });
    const changed = await update({ id: before.getId(), name: 'New name' });
    assert.deepEqual(
      [changed.getName(), changed.getDescription(), changed.getSku(), changed.getStock(), changed.getEtag()],
      ['New name', 'old', before.getSku(), 4, '"v2"'],
    );
    const read = await catalog.call(CatalogService.getProduct, getProduct(before.getId()));
    assert.deepEqual(read.toObject(), changed.toObject());
  });

  it('replaces all for *, keeps an absent stock, and sets one that is there', async () => {
    const before = await add({ description: 'old', imageUrl: 'https://a.b/c', stock: 4 });
    const whole = {
      id: before.getId(),
      sku: 'U-1',
      name: 'Whole',
      category: 'desks',
      price: money('USD', 5),
    };
    const replaced = await update(whole, ['*']);
    assert.deepEqual(
      [replaced.getDescription(), replaced.getImageUrl(), replaced.getCategory(), replaced.getStock()],
      ['', '', 'desks', 4],
    );
    assert.equal((await update({ ...whole, stock: 0 }, ['*'])).getStock(), 0);
    await assert.rejects(
      update({ id: before.getId(), name: 'Only' }, ['*']),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['sku', 'category', 'price']),
    );
  });

  it('sets only what the mask names', async () => {
    const before = await add({ description: 'old' });
    const changed = await update({ id: before.getId(), name: 'Not this' }, ['description', 'etag']);
    assert.deepEqual([changed.getName(), changed.getDescription()], [before.getName(), '']);
    await assert.rejects(
      update({ id: before.getId(), name: '' }, ['name', 'colour']),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['updateMask', 'name']),
    );
  });

  it('keeps the etag when only the stock, or nothing, changes', async () => {
    const before = await add({ stock: 1 });
    assert.equal((await update({ id: before.getId(), stock: 9 })).getEtag(), '"v1"');
    assert.equal((await update({ id: before.getId(), name: before.getName()! })).getEtag(), '"v1"');
    assert.equal((await update({ id: before.getId(), price: money('EUR', 11) })).getEtag(), '"v2"');
  });

  it('goes by the etag of the body or of If-Match, and refuses an old one and two that differ', async () => {
    const before = await add();
    const id = before.getId();
    assert.equal((await update({ id, name: 'One', etag: '"v1"' })).getEtag(), '"v2"');
    assert.equal((await update({ id, name: 'Two' }, [], { 'if-match': '"v2"' })).getEtag(), '"v3"');
    const mismatch = refusal(status.ABORTED, 'ETAG_MISMATCH');
    await assert.rejects(update({ id, name: 'Three', etag: '"v2"' }), mismatch);
    await assert.rejects(update({ id, name: 'Three' }, [], { 'if-match': '"other"' }), mismatch);
    await assert.rejects(
      update({ id, name: 'Three', etag: '"v3"' }, [], { 'if-match': '"v2"' }),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['etag']),
    );
    assert.equal((await catalog.call(CatalogService.getProduct, getProduct(id))).getName(), 'Two');
  });

  it('lets one of ten that know the same etag win', async () => {
    const before = await add();
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        update({ id: before.getId(), name: `N${i}`, etag: before.getEtag() }),
      ),
    );
    assert.equal(attempts.filter((attempt) => attempt.status === 'fulfilled').length, 1);
    const read = await catalog.call(CatalogService.getProduct, getProduct(before.getId()));
    assert.equal(read.getEtag(), '"v2"');
  });

  it('answers a repeat of the gateway as the first time, although the etag is an old one by then', async () => {
    const before = await add();
    const request = updateProduct(product({ id: before.getId(), name: 'Once', etag: before.getEtag() }));
    const headers = { 'x-request-id': 'one-request' };
    const first = await catalog.callRaw(CatalogService.updateProduct, request, headers);
    assert.deepEqual(await catalog.callRaw(CatalogService.updateProduct, request, headers), first);
  });

  it('sets what can be sold beside what is reserved', async () => {
    const before = await add({ stock: 5 });
    await catalog.call(InventoryService.reserveStock, reserve(newId(), [[before.getId(), 3]]));
    assert.equal((await update({ id: before.getId(), stock: 10 })).getStock(), 10);
    const [stock] = await catalog.db.query({
      name: 'stock-of',
      text: 'select on_hand, reserved from stock where product_id = $1::uuid',
      values: [before.getId()],
    });
    assert.deepEqual(stock, { on_hand: 13n, reserved: 3n });
  });

  it('refuses a sku that is taken, an unknown product and an id that is none', async () => {
    const [one, other] = [await add(), await add()];
    await assert.rejects(
      update({ id: one.getId(), sku: other.getSku()! }),
      refusal(status.ALREADY_EXISTS, 'SKU_TAKEN'),
    );
    await assert.rejects(update({ id: newId(), name: 'x' }), refusal(status.NOT_FOUND, 'PRODUCT_NOT_FOUND'));
    await assert.rejects(
      update({ id: 'x', name: '' }),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['id', 'name']),
    );
  });
});
