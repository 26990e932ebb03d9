import { moneyJson } from '../../runtime/money.ts';
import type { NewEvent } from '../../runtime/outbox.ts';
import type { Product } from '../domain/product.ts';

/** Tells of a product as it is now. */
export function productEvent(type: 'product.created' | 'product.updated', product: Product): NewEvent {
  const { id, sku, name, category, imageUrl, stock, author, isbn13 } = product;
  return {
    type,
    resource: `products/${id}`,
    data: {
      id,
      sku,
      name,
      category,
      price: moneyJson(product.price),
      stock,
      imageUrl,
      ...(isbn13 === null ? {} : { author, isbn: isbn13 }),
      updateTime: product.updateTime.toISOString(),
    },
  };
}

export function productDeleted(id: string): NewEvent {
  return { type: 'product.deleted', resource: `products/${id}`, data: { id } };
}

/** Tells that staff has changed what can be sold; what orders take and give back they tell of themselves. */
export function stockAdjusted({ id, stock }: Product): NewEvent {
  return { type: 'stock.adjusted', resource: `products/${id}`, data: { id, stock } };
}
