import { type Action, audited } from '../../runtime/audit.ts';
import type { Call } from '../../runtime/call.ts';
import type { Tx } from '../../runtime/database.ts';
import { notFound } from '../../runtime/errors.ts';
import { checkEtag, checkOneEtag } from '../../runtime/etag.ts';
import { moneyText } from '../../runtime/money.ts';
import { append, type NewEvent } from '../../runtime/outbox.ts';
import { invalidField, Violations } from '../../runtime/validate.ts';
import { findProducts } from '../db/find-products.ts';
import { lockProduct } from '../db/lock-product.ts';
import { setStock } from '../db/set-stock.ts';
import { updateProduct } from '../db/update-product.ts';
import { changedFields, differs, isBook, type Product } from '../domain/product.ts';
import {
  IMAGE_URL_PROBLEM,
  isImagePath,
  type ProductInput,
  type ProductValues,
  type Shape,
} from '../domain/product-input.ts';
import { readUpdate } from '../domain/update-mask.ts';
import { productEvent, stockAdjusted } from '../events/product-events.ts';

export type Kind = 'product' | 'book';

export interface Change {
  readonly id: string;
  readonly values: ProductValues;
  /** Of the body; the If-Match header is the call's. */
  readonly etag: string;
}

/** Reads what an update brings; 400 with every field that is wrong. */
export function readChange(
  call: Call,
  shape: Shape,
  { id, etag, input, paths }: { id: string; etag: string; input: ProductInput; paths: readonly string[] },
): Change {
  const violations = new Violations();
  violations.uuid('id', id);
  checkOneEtag(violations, call, etag);
  const values = readUpdate(shape, input, paths, violations);
  violations.throwIfAny();
  return { id, values, etag };
}

/** Sets the values, tells of it, and gives the product as it is read. Setting what is there already, or the stock alone, keeps the etag. */
export async function change(tx: Tx, call: Call, kind: Kind, { id, values, etag }: Change): Promise<Product> {
  const before = await lock(tx, call, kind, id, etag);
  const { stock, ...fields } = values;
  if (fields.imageUrl !== before.imageUrl && isImagePath(fields.imageUrl ?? ''))
    throw invalidField('imageUrl', `${IMAGE_URL_PROBLEM}, or what it is already`);
  const differing = differs(before, fields);
  if (differing) await updateProduct(tx, id, { ...before, ...fields });
  if (stock !== undefined) await setStock(tx, id, stock);
  const after = (await findProducts(tx, [id])).get(id)!;
  const events: NewEvent[] = [];
  if (differing) events.push(productEvent('product.updated', after));
  if (after.stock !== before.stock) events.push(stockAdjusted(after));
  await append(tx, call, [...events, ...entries(call, before, after)]);
  return after;
}

/** What the audit log says of it: money and stock each by themselves. */
function entries(call: Call, before: Product, after: Product): NewEvent[] {
  const entry = (action: Action, detail: string) =>
    audited(call, action, `products/${after.id}`, undefined, detail);
  const [old, price] = [moneyText(before.price), moneyText(after.price)];
  const others = changedFields(before, after).filter((field) => field !== 'price');
  return [
    ...(others.length > 0 ? [entry('product.update', others.join(', '))] : []),
    ...(old === price ? [] : [entry('price.set', `${old} to ${price}`)]),
    ...(before.stock === after.stock ? [] : [entry('stock.set', `${before.stock} to ${after.stock}`)]),
  ];
}

/** Locks what is to be changed; NOT_FOUND when there is none of its kind, ABORTED when the client knows another version. */
export async function lock(tx: Tx, call: Call, kind: Kind, id: string, etag: string): Promise<Product> {
  const product = await lockProduct(tx, id);
  if (!product || (kind === 'book' && !isBook(product))) throw notFound(kind, id);
  checkEtag(call, etag, product.version);
  return product;
}
