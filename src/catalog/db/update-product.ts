import type { Tx } from '../../runtime/database.ts';
import { toColumns } from '../domain/price.ts';
import type { ProductFields } from '../domain/product.ts';
import { explainTaken } from './taken.ts';

/** Sets the fields of a product that this transaction has locked; ALREADY_EXISTS when another has its sku or ISBN. */
export async function updateProduct(tx: Tx, id: string, fields: ProductFields): Promise<void> {
  const price = toColumns(fields.price);
  const statement = {
    name: 'update-product',
    text: `update products
           set sku = $2::text, name = $3::text, description = $4::text, category = $5::text, currency = $6::text,
               price_minor = $7::int8, price_rest = $8::int2, image_url = $9::text, author = $10::text, isbn13 = $11::text,
               version = version + 1, update_time = now()
           where id = $1::uuid`,
    values: [
      id,
      fields.sku,
      fields.name,
      fields.description,
      fields.category,
      price.currency,
      price.price_minor,
      price.price_rest,
      fields.imageUrl,
      fields.author,
      fields.isbn13,
    ],
  };
  await explainTaken(fields, () => tx.execute(statement));
}
