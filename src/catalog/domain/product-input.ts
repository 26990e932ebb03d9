// The rules of the fields that a create or update may bring, the same for products and books.
import type moneyPb from '../../../gen/google/type/money_pb.js';
import { MoneyError } from '../../runtime/money.ts';
import type { Violations } from '../../runtime/validate.ts';
import { parseIsbn } from './isbn.ts';
import { parsePrice } from './price.ts';
import type { ProductFields } from './product.ts';

export const MAX_STOCK = 1_000_000_000;

export const IMAGE_URL_PROBLEM = 'must be an http or https address of at most 2000 characters';

/** What a request says; undefined is absent. */
export interface ProductInput {
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly category?: string | undefined;
  readonly price?: moneyPb.Money | undefined;
  readonly stock?: number | undefined;
  readonly imageUrl?: string | undefined;
  readonly author?: string | undefined;
  readonly isbn13?: string | undefined;
}

export type InputKey = keyof ProductInput;

/** What is to be set; only keys that are to be set are there. */
export interface ProductValues extends Partial<ProductFields> {
  readonly stock?: number;
}

/** How a resource calls the fields: path of the update mask (snake_case) -> key. */
export type Shape = Readonly<Record<string, InputKey>>;

export const PRODUCT: Shape = {
  sku: 'sku',
  name: 'name',
  description: 'description',
  category: 'category',
  price: 'price',
  stock: 'stock',
  image_url: 'imageUrl',
};

export const BOOK: Shape = {
  title: 'name',
  author: 'author',
  isbn: 'isbn13',
  sku: 'sku',
  description: 'description',
  category: 'category',
  price: 'price',
  stock: 'stock',
  image_url: 'imageUrl',
};

type Rule = (input: ProductInput, field: string, violations: Violations) => ProductValues;

const RULES: Record<InputKey, Rule> = {
  sku({ sku = '' }, field, violations) {
    const problem = sku === '' ? 'is required' : "must be 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'";
    violations.check(/^[A-Za-z0-9._-]{1,64}$/.test(sku), field, problem);
    return { sku };
  },
  name({ name = '' }, field, violations) {
    return { name: violations.text(field, name, { max: 200 }) };
  },
  description({ description = '' }, field, violations) {
    return { description: violations.text(field, description, { min: 0, max: 10_000 }) };
  },
  category({ category = '' }, field, violations) {
    const problem = category === '' ? 'is required' : "must be 1 to 64 lower-case letters, digits and '-'";
    violations.check(/^[a-z0-9-]{1,64}$/.test(category), field, problem);
    return { category };
  },
  price({ price }, field, violations) {
    try {
      return { price: parsePrice(price) };
    } catch (error) {
      if (!(error instanceof MoneyError)) throw error;
      violations.add(field, error.message);
      return {};
    }
  },
  stock({ stock }, field, violations) {
    if (stock === undefined) violations.add(field, 'is required');
    else violations.integer(field, stock, 0, MAX_STOCK);
    return { stock: stock ?? 0 };
  },
  imageUrl({ imageUrl = '' }, field, violations) {
    violations.check(isImageUrl(imageUrl) || isImagePath(imageUrl), field, IMAGE_URL_PROBLEM);
    return { imageUrl };
  },
  author({ author = '' }, field, violations) {
    return { author: violations.text(field, author, { max: 200 }) };
  },
  isbn13({ isbn13: text = '' }, field, violations) {
    const isbn13 = parseIsbn(text);
    const problem = text === '' ? 'is required' : 'must be an ISBN-10 or ISBN-13 with a right check digit';
    violations.check(isbn13 !== undefined, field, problem);
    return { isbn13: isbn13 ?? '' };
  },
};

/** Checks and reads the fields of `keys`; every problem goes to `violations`, under the field's name in JSON. */
export function readFields(
  shape: Shape,
  input: ProductInput,
  keys: ReadonlySet<InputKey>,
  violations: Violations,
): ProductValues {
  let values: ProductValues = {};
  for (const [path, key] of Object.entries(shape)) {
    if (keys.has(key)) values = { ...values, ...RULES[key](input, camelCase(path), violations) };
  }
  return values;
}

/** The fields of a whole resource, as a create or a replacing update brings it: what may be absent gets its default, but for the stock. */
export function readWhole(shape: Shape, input: ProductInput, violations: Violations): ProductValues {
  const keys = new Set(Object.values(shape));
  if (input.stock === undefined) keys.delete('stock');
  const isBook = keys.has('isbn13');
  if (!isBook) return readFields(shape, input, keys, violations);
  if (input.sku === undefined) keys.delete('sku');
  const values = readFields(shape, { ...input, category: input.category ?? 'books' }, keys, violations);
  return { sku: values.isbn13 ?? '', ...values };
}

export function camelCase(path: string): string {
  return path.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Where the uploaded image of a product is read. Only an upload sets it; a client may send back what it has read. */
export function imagePath(id: string): string {
  return `/v1/products/${id}/image`;
}

export function isImagePath(text: string): boolean {
  return /^\/v1\/products\/[0-9a-f-]{36}\/image$/.test(text);
}

function isImageUrl(text: string): boolean {
  if (text === '') return true;
  // URL.parse trims and repairs what it is given; what is stored has to be an address as it stands.
  if (text.length > 2_000 || !/^https?:\/\/[\x21-\x7e]+$/i.test(text)) return false;
  return URL.canParse(text);
}
