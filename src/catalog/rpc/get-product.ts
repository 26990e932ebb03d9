import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import type { Product } from '../domain/product.ts';
import { toProductMessage } from './product-message.ts';
import { readId } from './read-id.ts';

/** Reads one live product; what app.ts gives gathers the reads of one turn. */
export type FindProduct = (id: string) => Promise<Product | undefined>;

export function getProduct(find: FindProduct): Unary<pb.GetProductRequest, pb.Product> {
  return async (request) => {
    const id = readId('id', request.getId());
    const product = await find(id);
    if (!product) throw notFound('product', id);
    return toProductMessage(product);
  };
}
