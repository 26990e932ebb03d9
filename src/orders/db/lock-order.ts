import type { Queryable } from '../../runtime/database.ts';
import type { OrderRow } from './tables.ts';

/** Holds an order's row until the transaction ends. */
export async function lockOrder(
  tx: Queryable,
  id: string,
): Promise<Pick<OrderRow, 'user_id' | 'status'> | undefined> {
  const [row] = await tx.query<Pick<OrderRow, 'user_id' | 'status'>>({
    name: 'lock-order',
    text: 'select user_id, status from orders where id = $1::uuid for update',
    values: [id],
  });
  return row;
}
