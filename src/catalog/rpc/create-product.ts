import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import { checkKey, keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { PRODUCT } from '../domain/product-input.ts';
import { add, readNew } from './add.ts';
import { fromProductMessage, toProductMessage } from './product-message.ts';

export function createProduct(
  db: Database,
  wakeRelay: () => void,
): Unary<pb.CreateProductRequest, pb.Product> {
  return async (request, call) => {
    const violations = new Violations();
    checkKey(violations, call, request.getRequestId());
    const wanted = readNew(PRODUCT, fromProductMessage(request.getProduct() ?? new pb.Product()), violations);
    const reply = await keyed(
      db,
      call,
      { key: request.getRequestId(), request, serialize: (reply: pb.Product) => reply.serializeBinary() },
      async (tx) => toProductMessage(await add(tx, call, wanted)),
    );
    wakeRelay();
    return reply;
  };
}
