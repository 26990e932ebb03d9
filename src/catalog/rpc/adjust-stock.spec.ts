import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import { newId } from '../../runtime/ids.ts';
import { refusal, startCatalog } from '../testing/catalog.ts';
import { adjust, newProduct, reserve } from '../testing/messages.ts';

const { CatalogService, InventoryService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

const add = async (stock: number) =>
  (await catalog.call(CatalogService.createProduct, newProduct({ stock }))).getId();
const change = (id: string, delta: number, key = '') =>
  catalog.call(InventoryService.adjustStock, adjust(id, delta, key));

describe('AdjustStock', () => {
  it('adds and takes, and leaves the etag', async () => {
    const id = await add(5);
    assert.equal((await change(id, 3)).getStock(), 8);
    const left = await change(id, -8);
    assert.deepEqual([left.getStock(), left.getEtag()], [0, '"v1"']);
  });

  it('takes nothing that is reserved', async () => {
    const id = await add(5);
    await catalog.call(InventoryService.reserveStock, reserve(newId(), [[id, 3]]));
    await assert.rejects(change(id, -3), refusal(status.FAILED_PRECONDITION, 'OUT_OF_STOCK'));
    assert.equal((await change(id, -2)).getStock(), 0);
  });

  it('never goes beyond the limits, whoever comes at once', async () => {
    const id = await add(10);
    const attempts = await Promise.allSettled(Array.from({ length: 15 }, () => change(id, -1)));
    assert.equal(attempts.filter((attempt) => attempt.status === 'fulfilled').length, 10);
    await change(id, 1_000_000_000);
    await assert.rejects(change(id, 1), refusal(status.FAILED_PRECONDITION, 'STOCK_LIMIT'));
  });

  it('is done once for a key', async () => {
    const id = await add(0);
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => catalog.callRaw(InventoryService.adjustStock, adjust(id, 4, 'once'))),
    );
    assert.equal(new Set(replies.map((reply) => reply.toString('hex'))).size, 1);
    assert.equal((await change(id, 1)).getStock(), 5);
  });

  it('refuses what is out of range, and an unknown product', async () => {
    const refused = (fields: string[]) => refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', fields);
    await assert.rejects(change('x', 0), refused(['id', 'delta']));
    await assert.rejects(change(newId(), 1_000_000_001), refused(['delta']));
    const request = adjust(newId(), 1);
    request.setReason('r'.repeat(501));
    await assert.rejects(catalog.call(InventoryService.adjustStock, request), refused(['reason']));
    await assert.rejects(change(newId(), 1), refusal(status.NOT_FOUND, 'PRODUCT_NOT_FOUND'));
  });
});
