import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { Unary } from '../../runtime/server.ts';
import { PRODUCT_ORDER } from '../domain/order-by.ts';
import { listPage } from './list-page.ts';
import { toProductMessage } from './product-message.ts';

export function listProducts(
  db: Database,
  tokens: PageTokens,
): Unary<pb.ListProductsRequest, pb.ListProductsResponse> {
  return async (request, call) => {
    const page = await listPage({ db, tokens }, request, call, { names: PRODUCT_ORDER, booksOnly: false });
    const response = new pb.ListProductsResponse();
    response.setProductsList(page.products.map(toProductMessage));
    response.setNextPageToken(page.nextPageToken);
    response.setTotalSize(page.totalSize);
    return response;
  };
}
