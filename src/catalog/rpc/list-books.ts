import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { Unary } from '../../runtime/server.ts';
import { BOOK_ORDER } from '../domain/order-by.ts';
import { isBook } from '../domain/product.ts';
import { toBookMessage } from './book-message.ts';
import { listPage } from './list-page.ts';

export function listBooks(
  db: Database,
  tokens: PageTokens,
): Unary<pb.ListBooksRequest, pb.ListBooksResponse> {
  return async (request, call) => {
    const page = await listPage({ db, tokens }, request, call, { names: BOOK_ORDER, booksOnly: true });
    const response = new pb.ListBooksResponse();
    response.setBooksList(page.products.filter(isBook).map(toBookMessage));
    response.setNextPageToken(page.nextPageToken);
    response.setTotalSize(page.totalSize);
    return response;
  };
}
