import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import { keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { PRODUCT } from '../domain/product-input.ts';
import { change, readChange } from './change.ts';
import { fromProductMessage, toProductMessage } from './product-message.ts';

export function updateProduct(
  db: Database,
  wakeRelay: () => void,
): Unary<pb.UpdateProductRequest, pb.Product> {
  return async (request, call) => {
    const product = request.getProduct() ?? new pb.Product();
    const wanted = readChange(call, PRODUCT, {
      id: product.getId(),
      etag: product.getEtag(),
      input: fromProductMessage(product),
      paths: request.getUpdateMask()?.getPathsList() ?? [],
    });
    const reply = await keyed(
      db,
      call,
      { key: '', request, serialize: (reply: pb.Product) => reply.serializeBinary() },
      async (tx) => toProductMessage(await change(tx, call, 'product', wanted)),
    );
    wakeRelay();
    return reply;
  };
}
