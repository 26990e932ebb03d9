import type pb from '../../../gen/plaza/catalog/v2/catalog_pb.js';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import type { FindProduct } from './get-product.ts';
import { readId } from './read-id.ts';
import { toV2ProductMessage } from './v2-product-message.ts';

export function getProductV2(find: FindProduct): Unary<pb.GetProductRequest, pb.Product> {
  return async (request) => {
    const id = readId('id', request.getId());
    const product = await find(id);
    if (!product) throw notFound('product', id);
    return toV2ProductMessage(product);
  };
}
