import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { refusal, startCatalog } from '../testing/catalog.ts';
import { getProduct, newProduct } from '../testing/messages.ts';

const { CatalogService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

describe('GetProduct', () => {
  it('answers each of many concurrent readers with what they asked for', async () => {
    const products = await Promise.all(
      Array.from({ length: 10 }, () => catalog.call(CatalogService.createProduct, newProduct())),
    );
    const asked = Array.from({ length: 100 }, (_, i) => products[i % 10]!.getId());
    const replies = await Promise.all(
      asked.map((id) => catalog.call(CatalogService.getProduct, getProduct(id))),
    );
    assert.deepEqual(
      replies.map((reply) => reply.getId()),
      asked,
    );
  });

  it('refuses an unknown id and one that is none', async () => {
    await assert.rejects(
      catalog.call(CatalogService.getProduct, getProduct(newId())),
      refusal(status.NOT_FOUND, 'PRODUCT_NOT_FOUND'),
    );
    for (const id of ['', 'x', newId().toUpperCase()]) {
      await assert.rejects(
        catalog.call(CatalogService.getProduct, getProduct(id)),
        refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['id']),
      );
    }
  });
});

describe('BatchGetProducts', () => {
  const batch = (ids: string[]) => {
    const request = new pb.BatchGetProductsRequest();
    request.setIdsList(ids);
    return catalog.call(CatalogService.batchGetProducts, request);
  };

  it('tells what it found from what it did not, each once', async () => {
    const created = await catalog.call(CatalogService.createProduct, newProduct());
    const [one, other] = [newId(), newId()];
    const reply = await batch([other, created.getId(), one, created.getId(), other]);
    assert.deepEqual(reply.getNotFoundList(), [other, one]);
    assert.deepEqual(reply.getFoundMap().toObject(true, pb.Product.toObject), [
      [created.getId(), created.toObject(true)],
    ]);
  });

  it('refuses none, too many, and what is no id', async () => {
    const refused = (fields: string[]) => refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', fields);
    await assert.rejects(batch([]), refused(['ids']));
    await assert.rejects(batch(Array.from({ length: 101 }, newId)), refused(['ids']));
    await assert.rejects(batch([newId(), 'x', '']), refused(['ids[1]', 'ids[2]']));
  });
});
