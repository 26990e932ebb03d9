import type { Queryable } from '../../runtime/database.ts';
import { type CancelReason, COMES_FROM, type Status } from '../domain/order.ts';

/** Moves an order if its state allows it; false when it does not, any more. The reason is a cancelled order's alone. */
export async function moveOrder(
  tx: Queryable,
  id: string,
  to: Exclude<Status, 'CREATED'>,
  reason: CancelReason | '' = '',
): Promise<boolean> {
  const moved = await tx.execute({
    name: 'move-order',
    text: `update orders
           set status = $3::text, cancel_reason = $4::text, update_time = date_trunc('milliseconds', now())
           where id = $1::uuid and status = any($2::text[])`,
    values: [id, COMES_FROM[to], to, reason],
  });
  return moved === 1;
}
