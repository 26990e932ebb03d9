/** Columns that lists can be ordered by. `price` is the currency, then the amount: amounts of two currencies do not compare. */
export type OrderColumn = 'create_time' | 'name' | 'price' | 'sku' | 'author';

export interface OrderBy {
  readonly column: OrderColumn;
  readonly descending: boolean;
}

/** What each resource calls the columns. */
export type OrderNames = Readonly<Record<string, OrderColumn>>;

export const PRODUCT_ORDER: OrderNames = {
  create_time: 'create_time',
  createTime: 'create_time',
  name: 'name',
  price: 'price',
  sku: 'sku',
};

export const BOOK_ORDER: OrderNames = {
  create_time: 'create_time',
  createTime: 'create_time',
  title: 'name',
  author: 'author',
  price: 'price',
};

/** Reads `name` or `name desc`; the empty text is create_time, and undefined says that it is none of the names. */
export function parseOrderBy(text: string, names: OrderNames): OrderBy | undefined {
  const match = /^\s*([A-Za-z_]+)(\s+desc)?\s*$/.exec(text === '' ? 'create_time' : text);
  if (!match || !Object.hasOwn(names, match[1]!)) return undefined;
  return { column: names[match[1]!]!, descending: match[2] !== undefined };
}
