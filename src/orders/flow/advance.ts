import { newEvent } from '../../runtime/broker/event.ts';
import type { Call } from '../../runtime/call.ts';
import { moveOrder } from '../db/move-order.ts';
import type { CancelReason, Order, Status } from '../domain/order.ts';
import { orderEvent } from '../events/order-event.ts';
import type { Deps } from './deps.ts';

/** Moves an order together with the event that tells of it; false when its state does not allow that any more. */
export async function advance(
  { db, isTaken, told, figures }: Deps,
  call: Call,
  order: Order,
  to: Exclude<Status, 'CREATED'>,
  reason: CancelReason | '' = '',
): Promise<boolean> {
  const event = newEvent(call, orderEvent({ ...order, status: to, cancelReason: reason }));
  const moved = await moveOrder(db, order.id, to, reason, event, isTaken(event.type));
  if (moved) {
    told(event.type);
    figures.cameTo(order, to);
  }
  return moved;
}
