import { fromColumns } from '../domain/price.ts';
import type { Product } from '../domain/product.ts';
import type { ProductsRow } from './tables.ts';

/** A product as every read selects it. */
export type ProductRow = Omit<ProductsRow, 'deleted_at'> & { stock: number };

/** For a query over `products as p join stock as s`. An int32 of the API holds the stock, whatever has been given back. */
export const PRODUCT_COLUMNS = `p.id, p.sku, p.name, p.description, p.category, p.currency, p.price_minor, p.price_rest, p.image_url,
  p.author, p.isbn13, p.version, p.create_time, p.update_time, least(s.on_hand - s.reserved, 2147483647)::int as stock`;

export function toProduct(row: ProductRow): Product {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.category,
    price: fromColumns(row),
    imageUrl: row.image_url,
    author: row.author,
    isbn13: row.isbn13,
    stock: row.stock,
    createTime: row.create_time,
    updateTime: row.update_time,
    version: row.version,
  };
}
