import type { Tx } from '../../runtime/database.ts';
import { toColumns } from '../domain/price.ts';
import type { ProductFields } from '../domain/product.ts';
import { explainTaken } from './taken.ts';

/** Adds a product and its stock; ALREADY_EXISTS when a live one has its sku or ISBN. */
export async function insertProduct(tx: Tx, id: string, fields: ProductFields, stock: number): Promise<void> {
  const price = toColumns(fields.price);
  const statement = {
    name: 'insert-product',
    text: `with added as (
             insert into products (id, sku, name, description, category, currency, price_minor, price_rest, image_url, author, isbn13)
             values ($1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::int8, $8::int2, $9::text, $10::text, $11::text)
             returning id
           )
           insert into stock (product_id, on_hand) select id, $12::int8 from added`,
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
      stock,
    ],
  };
  await explainTaken(fields, () => tx.execute(statement));
}
