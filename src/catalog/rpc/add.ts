import { audited } from '../../runtime/audit.ts';
import type { Call } from '../../runtime/call.ts';
import type { Tx } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import { moneyText } from '../../runtime/money.ts';
import { append } from '../../runtime/outbox.ts';
import type { Violations } from '../../runtime/validate.ts';
import { findProducts } from '../db/find-products.ts';
import { insertProduct } from '../db/insert-product.ts';
import type { Product, ProductFields } from '../domain/product.ts';
import {
  IMAGE_URL_PROBLEM,
  isImagePath,
  type ProductInput,
  readWhole,
  type Shape,
} from '../domain/product-input.ts';
import { productEvent } from '../events/product-events.ts';

export interface NewProduct {
  readonly fields: ProductFields;
  readonly stock: number;
}

/** Reads what a create brings; 400 with every field that is wrong, those that are known already among them. */
export function readNew(shape: Shape, input: ProductInput, violations: Violations): NewProduct {
  const { stock = 0, ...values } = readWhole(shape, input, violations);
  // A new product has no image of its own yet.
  violations.check(!isImagePath(values.imageUrl ?? ''), 'imageUrl', IMAGE_URL_PROBLEM);
  violations.throwIfAny();
  // Without a violation every field of the shape is there; only a book's two are not in every shape.
  return { fields: { author: null, isbn13: null, ...values } as ProductFields, stock };
}

/** Adds it under a new id, tells of it, and gives it as it is read. */
export async function add(tx: Tx, call: Call, { fields, stock }: NewProduct): Promise<Product> {
  const id = newId();
  await insertProduct(tx, id, fields, stock);
  const product = (await findProducts(tx, [id])).get(id)!;
  await append(tx, call, [
    productEvent('product.created', product),
    audited(
      call,
      'product.create',
      `products/${id}`,
      undefined,
      `price ${moneyText(product.price)}, stock ${stock}`,
    ),
  ]);
  return product;
}
