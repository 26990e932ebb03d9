import type { Tx } from '../../runtime/database.ts';

/** Adds `delta` to what is on hand of a live product, unless what can be sold would leave 0 to `max`; says whether it did. */
export async function adjustStock(tx: Tx, id: string, delta: number, max: number): Promise<boolean> {
  const changed = await tx.execute({
    name: 'adjust-stock',
    text: `update stock as s set on_hand = s.on_hand + $2::int8
           from products as p
           where s.product_id = $1::uuid and p.id = s.product_id and p.deleted_at is null
             and s.on_hand - s.reserved + $2::int8 between 0 and $3::int8`,
    values: [id, delta, max],
  });
  return changed === 1;
}
