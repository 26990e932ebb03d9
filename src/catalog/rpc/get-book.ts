import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { isBook } from '../domain/product.ts';
import { toBookMessage } from './book-message.ts';
import type { FindProduct } from './get-product.ts';
import { readId } from './read-id.ts';

export function getBook(find: FindProduct): Unary<pb.GetBookRequest, pb.Book> {
  return async (request) => {
    const id = readId('id', request.getId());
    const product = await find(id);
    if (!isBook(product)) throw notFound('book', id);
    return toBookMessage(product);
  };
}
