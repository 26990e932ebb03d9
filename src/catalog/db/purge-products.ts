import type { Queryable } from '../../runtime/database.ts';

/** Removes products that were deleted 30 days ago and of which nothing is reserved, `batch` of them at most; gives their number. */
export async function purgeProducts(db: Queryable, batch: number): Promise<number> {
  return db.execute({
    name: 'purge-products',
    text: `delete from products where id = any(array(
             select p.id from products as p join stock as s on s.product_id = p.id
             where p.deleted_at < now() - interval '30 days' and s.reserved = 0
             order by p.deleted_at limit $1::int for update skip locked))`,
    values: [batch],
  });
}
