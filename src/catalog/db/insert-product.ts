import type { Tx } from '../../runtime/database.ts';
import { toHundredths } from '../domain/price.ts';
import type { ProductFields } from '../domain/product.ts';
import { explainTaken } from './taken.ts';

/** Adds a product and its stock; ALREADY_EXISTS when a live one has its sku or ISBN. */
export async function insertProduct(tx: Tx, id: string, fields: ProductFields, stock: number): Promise<void> {
  const statement = {
    name: 'insert-product',
    text: `with added as (
             insert into products (id, sku, name, description, category, currency, price_minor, image_url, author, isbn13)
             values ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::int8, $8::text, $9::text, $10::text)
             returning id
           )
           insert into stock (product_id, on_hand) select id, $11::int8 from added`,
    values: [
      id,
      fields.sku,
      fields.name,
      fields.description,
      fields.category,
      fields.price.currency,
      toHundredths(fields.price),
      fields.imageUrl,
      fields.author,
      fields.isbn13,
      stock,
    ],
  };
  await explainTaken(fields, () => tx.execute(statement));
}
