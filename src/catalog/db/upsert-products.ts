import type { Tx } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import type { ImportRow } from '../domain/import-row.ts';
import { toColumns } from '../domain/price.ts';

export type Upserted = 'created' | 'updated' | 'missed';

/**
 * Adds the products of rows with different skus, or changes the live ones that have them: everything but the author, the ISBN and an
 * uploaded image, and with `keepTexts` neither description nor image address. What is as wanted already is not written and keeps its etag.
 *
 * Gives what became of each row, in their order. 'missed' is one whose product another transaction has made since this statement began and
 * which is as wanted: to be repeated, by then it is seen.
 */
export async function upsertProducts(
  tx: Tx,
  rows: readonly ImportRow[],
  keepTexts: boolean,
): Promise<Upserted[]> {
  const prices = rows.map(({ fields }) => toColumns(fields.price));
  const outcomes = await tx.query<{ outcome: Upserted }>({
    name: 'upsert-products',
    // Products are locked in the order of their skus and stock in the order of ids, so that two imports do not wait for each other.
    text: `with given as materialized (
             select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::int2[], $9::text[],
                                   $10::int8[])
               with ordinality as g (id, sku, name, description, category, currency, price_minor, price_rest, image_url, stock, n)
           ), written as (
             insert into products as p (id, sku, name, description, category, currency, price_minor, price_rest, image_url)
             select id, sku, name, description, category, currency, price_minor, price_rest, image_url from given order by sku
             on conflict (sku) where deleted_at is null do update
             set name = excluded.name,
                 category = excluded.category,
                 currency = excluded.currency,
                 price_minor = excluded.price_minor,
                 price_rest = excluded.price_rest,
                 description = case when $11::boolean then p.description else excluded.description end,
                 image_url = case when $11::boolean or excluded.image_url = '' and p.image_url like '/%' then p.image_url
                                  else excluded.image_url end,
                 version = p.version + 1,
                 update_time = now()
             where (p.name, p.category, p.currency, p.price_minor, p.price_rest)
                     <> (excluded.name, excluded.category, excluded.currency, excluded.price_minor, excluded.price_rest)
                or not $11::boolean
                   and (p.description <> excluded.description
                        or p.image_url <> excluded.image_url and not (excluded.image_url = '' and p.image_url like '/%'))
             returning p.id, p.sku, xmax = 0 as created
           ), found as (
             select g.n, g.stock, coalesce(w.id, p.id) as product_id, coalesce(w.created, false) as created
             from given as g
               left join written as w on w.sku = g.sku
               left join products as p on p.sku = g.sku and p.deleted_at is null and w.id is null
           ), stocked as (
             insert into stock as s (product_id, on_hand)
             select product_id, coalesce(stock, 0) from found
             where product_id is not null and (created or stock is not null)
             order by product_id
             on conflict (product_id) do update set on_hand = s.reserved + excluded.on_hand
           )
           select case when created then 'created' when product_id is null then 'missed' else 'updated' end as outcome
           from found order by n`,
    values: [
      rows.map(() => newId()),
      rows.map(({ fields }) => fields.sku),
      rows.map(({ fields }) => fields.name),
      rows.map(({ fields }) => fields.description),
      rows.map(({ fields }) => fields.category),
      prices.map(({ currency }) => currency),
      prices.map(({ price_minor }) => price_minor),
      prices.map(({ price_rest }) => price_rest),
      rows.map(({ fields }) => fields.imageUrl),
      rows.map(({ stock }) => stock),
      keepTexts,
    ],
  });
  return outcomes.map(({ outcome }) => outcome);
}
