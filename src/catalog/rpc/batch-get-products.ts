import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { findProducts } from '../db/find-products.ts';
import { toProductMessage } from './product-message.ts';

const MAX_IDS = 100;

export function batchGetProducts(
  db: Database,
): Unary<pb.BatchGetProductsRequest, pb.BatchGetProductsResponse> {
  return async (request) => {
    const ids = request.getIdsList();
    const violations = new Violations();
    violations.check(ids.length >= 1 && ids.length <= MAX_IDS, 'ids', `must have 1 to ${MAX_IDS} entries`);
    for (const [i, id] of ids.slice(0, MAX_IDS).entries()) violations.uuid(`ids[${i}]`, id);
    violations.throwIfAny();

    const distinct = [...new Set(ids)];
    const products = await findProducts(db, distinct);
    const response = new pb.BatchGetProductsResponse();
    for (const [id, product] of products) response.getFoundMap().set(id, toProductMessage(product));
    response.setNotFoundList(distinct.filter((id) => !products.has(id)));
    return response;
  };
}
