import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { purgeProducts } from '../db/purge-products.ts';
import { refusal, startCatalog } from '../testing/catalog.ts';
import {
  adjust,
  commit,
  deleteProduct,
  getProduct,
  newProduct,
  product,
  release,
  reserve,
  updateProduct,
} from '../testing/messages.ts';

const { CatalogService, InventoryService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

const GONE = refusal(status.NOT_FOUND, 'PRODUCT_NOT_FOUND');
const add = (sku: string) =>
  catalog.call(CatalogService.createProduct, newProduct({ sku, name: `Gone ${sku}`, stock: 5 }));
const remove = (id: string, headers?: Record<string, string>) =>
  catalog.call(CatalogService.deleteProduct, deleteProduct(id), headers);

describe('DeleteProduct', () => {
  it('takes a product out of every read and write, and frees its sku', async () => {
    const id = (await add('D-1')).getId();
    await remove(id);
    await assert.rejects(catalog.call(CatalogService.getProduct, getProduct(id)), GONE);
    await assert.rejects(
      catalog.call(CatalogService.updateProduct, updateProduct(product({ id, name: 'x' }))),
      GONE,
    );
    await assert.rejects(catalog.call(InventoryService.adjustStock, adjust(id, 1)), GONE);
    await assert.rejects(
      catalog.call(InventoryService.reserveStock, reserve(newId(), [[id, 1]])),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['items[0].productId']),
    );
    const list = await catalog.call(CatalogService.listProducts, new pb.ListProductsRequest());
    assert.equal(list.getTotalSize(), 0);
    const search = new pb.SearchProductsRequest();
    search.setQuery('gone');
    assert.equal((await catalog.stream(CatalogService.searchProducts, search)).length, 1);
    assert.notEqual((await add('D-1')).getId(), id);
  });

  it('answers a repeat of the same request as the first, and another request with NOT_FOUND', async () => {
    const id = (await add('D-2')).getId();
    await remove(id, { 'x-request-id': 'delete-once' });
    await remove(id, { 'x-request-id': 'delete-once' });
    await assert.rejects(remove(id), GONE);
    await assert.rejects(remove('x'), refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['id']));
  });

  it('goes by If-Match', async () => {
    const id = (await add('D-3')).getId();
    await assert.rejects(remove(id, { 'if-match': '"v7"' }), refusal(status.ABORTED, 'ETAG_MISMATCH'));
    await remove(id, { 'if-match': '"v1"' });
  });

  it('leaves reservations that are under way to be committed or released; then the purge removes it', async () => {
    const id = (await add('D-4')).getId();
    const [sold, kept] = [newId(), newId()];
    await catalog.call(InventoryService.reserveStock, reserve(sold, [[id, 2]]));
    await catalog.call(InventoryService.reserveStock, reserve(kept, [[id, 1]]));
    await remove(id);
    await catalog.db.execute({
      name: 'age',
      text: `update products set deleted_at = deleted_at - interval '31 days'`,
    });
    const left = () =>
      catalog.db.query({
        name: 'left',
        text: 'select on_hand, reserved from stock where product_id = $1',
        values: [id],
      });

    await purgeProducts(catalog.db, 100);
    assert.deepEqual(await left(), [{ on_hand: 5n, reserved: 3n }]);
    const again = await catalog.call(InventoryService.reserveStock, reserve(sold, [[id, 2]]));
    assert.equal(again.getState(), pb.Reservation.State.HELD);
    await catalog.call(InventoryService.commitReservation, commit(sold));
    await catalog.call(InventoryService.releaseReservation, release(kept));
    assert.deepEqual(await left(), [{ on_hand: 3n, reserved: 0n }]);
    await purgeProducts(catalog.db, 100);
    assert.deepEqual(await left(), []);
    const back = await catalog.call(InventoryService.releaseReservation, release(sold));
    assert.equal(back.getState(), pb.Reservation.State.RELEASED);
  });
});
