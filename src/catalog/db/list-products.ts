import type { Queryable, Statement } from '../../runtime/database.ts';
import type { OrderBy, OrderColumn } from '../domain/order-by.ts';
import { toColumns } from '../domain/price.ts';
import type { Product } from '../domain/product.ts';
import { PRODUCT_COLUMNS, type ProductRow, toProduct } from './product-row.ts';

export interface Listing {
  readonly booksOnly: boolean;
  /** '' for all. */
  readonly category: string;
  readonly orderBy: OrderBy;
}

/** The values of the order's columns and the id of the last row of a page. */
export type ListCursor = string[];

interface Key {
  readonly column: string;
  readonly type: string;
  value(product: Product): string;
}

const ID: Key = { column: 'p.id', type: 'uuid', value: (p) => p.id };

// Every list of keys has its index, by itself and behind the category; each row has one place in it, because the id ends it.
const KEYS: Record<OrderColumn, readonly Key[]> = {
  create_time: [
    { column: 'p.create_time', type: 'timestamptz', value: (p) => p.createTime.toISOString() },
    ID,
  ],
  name: [{ column: 'p.name', type: 'text', value: (p) => p.name }, ID],
  sku: [{ column: 'p.sku', type: 'text', value: (p) => p.sku }, ID],
  author: [{ column: 'p.author', type: 'text', value: (p) => p.author ?? '' }, ID],
  price: [
    { column: 'p.currency', type: 'text', value: (p) => p.price.currency },
    { column: 'p.price_minor', type: 'int8', value: (p) => String(toColumns(p.price).price_minor) },
    { column: 'p.price_rest', type: 'int2', value: (p) => String(toColumns(p.price).price_rest) },
    ID,
  ],
};

/** At most `limit` products behind the cursor, in the listing's order. */
export async function listProducts(
  db: Queryable,
  listing: Listing,
  after: ListCursor | undefined,
  limit: number,
): Promise<Product[]> {
  const { orderBy } = listing;
  const keys = KEYS[orderBy.column];
  const matching = matches(listing);
  const values: unknown[] = [...(matching.values ?? []), limit];
  const direction = orderBy.descending ? ' desc' : '';
  let behind = '';
  if (after) {
    const parameters = keys.map(({ type }, i) => `$${values.length + 1 + i}::${type}`);
    behind = `and (${keys.map((key) => key.column).join(', ')}) ${orderBy.descending ? '<' : '>'} (${parameters.join(', ')})`;
    values.push(...after);
  }
  const rows = await db.query<ProductRow>({
    name: `list-${matching.name}-${orderBy.column}${orderBy.descending ? '-desc' : ''}${after ? '-after' : ''}`,
    text: `select ${PRODUCT_COLUMNS}
           from products as p join stock as s on s.product_id = p.id
           where ${matching.text} ${behind}
           order by ${keys.map((key) => key.column + direction).join(', ')}
           limit $${(matching.values?.length ?? 0) + 1}::int`,
    values,
  });
  return rows.map(toProduct);
}

/**
 * What a page token is bound to besides its query: the values that a cursor has. Those of prices are more than in the version before, so that
 * a token of either is none of the other.
 */
export function cursorKind(column: OrderColumn): string {
  return column === 'price' ? 'price and rest' : column;
}

/** The cursor that points at a product of the listing. */
export function cursorAt(listing: Listing, product: Product): ListCursor {
  return KEYS[listing.orderBy.column].map((key) => key.value(product));
}

/** One row for each product of the listing, for counting. */
export function listedRows(listing: Listing): Statement {
  const { name, text, values } = matches(listing);
  return { name: `count-${name}`, text: `select 1 from products as p where ${text}`, values: values ?? [] };
}

function matches({ booksOnly, category }: Listing): Statement {
  const conditions = ['p.deleted_at is null'];
  if (booksOnly) conditions.push('p.isbn13 is not null');
  if (category !== '') conditions.push('p.category = $1::text');
  return {
    name: `${booksOnly ? 'books' : 'products'}${category === '' ? '' : '-of-category'}`,
    text: conditions.join(' and '),
    values: category === '' ? [] : [category],
  };
}
