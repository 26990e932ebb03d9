import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { frames, type Positioned } from '../../runtime/frames.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { ServerStream } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { findProducts } from '../db/find-products.ts';
import { type Search, searchProducts as search } from '../db/search-products.ts';
import type { Product } from '../domain/product.ts';
import { readSearchQuery } from '../domain/search-query.ts';

import { toProductMessage } from './product-message.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1_000;
const BATCH = 50;

/** How many products were shown, and the last of them. */
type Cursor = [shown: number, id: string];

export function searchProducts(
  db: Database,
  tokens: PageTokens,
): ServerStream<pb.SearchProductsRequest, pb.SearchProductsResponse> {
  return (request, call) => {
    const scope = { call, query: [request.getQuery().normalize('NFC'), request.getCategory()] };
    const violations = new Violations();
    const wanted = readSearch(request, violations);
    const seen = violations.read(() => tokens.decode<Cursor>(scope, request.getCursor(), 'cursor'));
    violations.throwIfAny();
    const cursorOf = (cursor: Cursor) => tokens.encode(scope, cursor);
    return frames(pb.SearchProductsResponse, call, matches(db, wanted, seen, cursorOf, call));
  };
}

function readSearch(request: pb.SearchProductsRequest, violations: Violations): Search {
  const [category, limit] = [request.getCategory(), request.getLimit()];
  const text = violations.text('query', request.getQuery(), { max: 200 });
  violations.text('category', category, { min: 0, max: 64 });
  violations.check(
    limit >= 0 && limit <= MAX_LIMIT,
    'limit',
    `must be between 1 and ${MAX_LIMIT}, or 0 for ${DEFAULT_LIMIT}`,
  );
  return { query: readSearchQuery(text), category, limit: limit || DEFAULT_LIMIT };
}

/**
 * Only the ids of all matches are held; the products come in batches, as fast as the client reads them, and no connection is kept
 * while it does not. One that was deleted meanwhile is left out.
 */
async function* matches(
  db: Database,
  wanted: Search,
  seen: Cursor | undefined,
  cursorOf: (cursor: Cursor) => string,
  call: Call,
): AsyncGenerator<Positioned<pb.Product>> {
  const ids = await search(db, wanted, call);
  for (let start = placeBehind(ids, seen); start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const products: Map<string, Product> = await findProducts(db, batch);
    for (const [i, id] of batch.entries()) {
      const product = products.get(id);
      if (product) yield { item: toProductMessage(product), cursor: cursorOf([start + i + 1, id]) };
    }
  }
}

/** Where a search goes on: behind the last product, wherever that stands now; by the count alone once it is gone. */
function placeBehind(ids: readonly string[], seen: Cursor | undefined): number {
  if (!seen) return 0;
  const [shown, id] = seen;
  const place = ids.indexOf(id);
  return place < 0 ? shown : place + 1;
}
