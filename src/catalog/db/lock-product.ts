import type { Tx } from '../../runtime/database.ts';
import type { Product } from '../domain/product.ts';
import { PRODUCT_COLUMNS, type ProductRow, toProduct } from './product-row.ts';

/** A live product, and until the transaction ends nobody else changes it. Its stock is not locked: sales go on. */
export async function lockProduct(tx: Tx, id: string): Promise<Product | undefined> {
  const [row] = await tx.query<ProductRow>({
    name: 'lock-product',
    text: `select ${PRODUCT_COLUMNS}
           from products as p join stock as s on s.product_id = p.id
           where p.id = $1::uuid and p.deleted_at is null
           for no key update of p`,
    values: [id],
  });
  return row && toProduct(row);
}
