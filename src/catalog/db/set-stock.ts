import type { Tx } from '../../runtime/database.ts';

/** Makes `stock` what can be sold; what is reserved stays reserved. */
export async function setStock(tx: Tx, id: string, stock: number): Promise<void> {
  await tx.execute({
    name: 'set-stock',
    text: 'update stock set on_hand = reserved + $2::int8 where product_id = $1::uuid',
    values: [id, stock],
  });
}
