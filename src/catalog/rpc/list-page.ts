// What the three lists share: the page of a request, whatever message its rows become.
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { type PageTokens, pageSize, totalSize } from '../../runtime/pages.ts';
import { Violations } from '../../runtime/validate.ts';
import {
  cursorAt,
  cursorKind,
  type ListCursor,
  type Listing,
  listedRows,
  listProducts,
} from '../db/list-products.ts';
import { type OrderNames, parseOrderBy } from '../domain/order-by.ts';
import type { Product } from '../domain/product.ts';

export interface ListRequest {
  getPageSize(): number;
  getPageToken(): string;
  getCategory(): string;
  getOrderBy(): string;
}

export interface Page {
  readonly products: readonly Product[];
  readonly nextPageToken: string;
  readonly totalSize: number;
}

/** Reads a page; `names` says what the list may be ordered by. */
export async function listPage(
  { db, tokens }: { db: Database; tokens: PageTokens },
  request: ListRequest,
  call: Call,
  { names, booksOnly }: { names: OrderNames; booksOnly: boolean },
): Promise<Page> {
  const category = request.getCategory();
  const orderBy = parseOrderBy(request.getOrderBy(), names);
  const scope = { call, query: [category, orderBy && cursorKind(orderBy.column), orderBy?.descending] };
  const violations = new Violations();
  const size = violations.read(() => pageSize(request.getPageSize()))!;
  const after = violations.read(() => tokens.decode<ListCursor>(scope, request.getPageToken()));
  violations.text('category', category, { min: 0, max: 64 });
  if (!orderBy)
    violations.add(
      'orderBy',
      `must be one of ${Object.keys(names).join(', ')}, alone or followed by " desc"`,
    );
  violations.throwIfAny();

  const listing: Listing = { booksOnly, category, orderBy: orderBy! };
  const [products, total] = await Promise.all([
    // One more than asked for tells whether there is a next page.
    listProducts(db, listing, after, size + 1),
    totalSize(db, listedRows(listing)),
  ]);
  const more = products.length > size;
  if (more) products.pop();
  return {
    products,
    nextPageToken: more ? tokens.encode(scope, cursorAt(listing, products.at(-1)!)) : '',
    totalSize: total,
  };
}
