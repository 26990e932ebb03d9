import type { Money } from '../../runtime/money.ts';

/** What staff say of a product. A book is a product with an author and an ISBN, and its name is its title. */
export interface ProductFields {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: Money;
  /** Empty when there is no image. */
  readonly imageUrl: string;
  /** Null for what is no book, and so is isbn13. */
  readonly author: string | null;
  readonly isbn13: string | null;
}

export interface Product extends ProductFields {
  readonly id: string;
  /** On hand less reserved. */
  readonly stock: number;
  readonly createTime: Date;
  readonly updateTime: Date;
  /** Counts the changes of the fields; the etag is made of it. */
  readonly version: bigint;
}

export interface Book extends Product {
  readonly author: string;
  readonly isbn13: string;
}

export function isBook(product: Product | undefined): product is Book {
  return product !== undefined && product.isbn13 !== null;
}

/** Whether setting `values` would change anything of the product. */
export function differs(product: ProductFields, values: Partial<ProductFields>): boolean {
  return (Object.keys(values) as (keyof ProductFields)[]).some((key) => isOther(product[key], values[key]));
}

/** The fields in which one is not as the other. */
export function changedFields(before: ProductFields, after: ProductFields): (keyof ProductFields)[] {
  return FIELDS.filter((key) => isOther(before[key], after[key]));
}

const FIELDS = [
  'sku',
  'name',
  'description',
  'category',
  'price',
  'imageUrl',
  'author',
  'isbn13',
] as const satisfies (keyof ProductFields)[];

function isOther(before: string | Money | null, after: string | Money | null | undefined): boolean {
  if (before === null || typeof before === 'string') return before !== after;
  const price = after as Money;
  return before.currency !== price.currency || before.nanos !== price.nanos;
}
