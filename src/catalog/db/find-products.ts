import type { Queryable } from '../../runtime/database.ts';
import type { Product } from '../domain/product.ts';
import { PRODUCT_COLUMNS, type ProductRow, toProduct } from './product-row.ts';

/** The live products among `ids`, by id. */
export async function findProducts(db: Queryable, ids: readonly string[]): Promise<Map<string, Product>> {
  const rows = await db.query<ProductRow>({
    name: 'find-products',
    text: `select ${PRODUCT_COLUMNS}
           from products as p join stock as s on s.product_id = p.id
           where p.id = any($1::uuid[]) and p.deleted_at is null`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, toProduct(row)]));
}
