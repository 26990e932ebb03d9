import type { Call } from '../../runtime/call.ts';
import { append } from '../../runtime/outbox.ts';
import { moveOrder } from '../db/move-order.ts';
import type { CancelReason } from '../domain/order.ts';
import { orderEvent } from '../events/order-event.ts';
import type { Deps } from './deps.ts';

const FAULT = {
  PROCESSING: 'orders.saga.inside-processing',
  COMPLETED: 'orders.saga.inside-completed',
  CANCELLED: 'orders.saga.inside-cancelled',
} as const;

const EVENT = {
  PROCESSING: 'order.processing',
  COMPLETED: 'order.completed',
  CANCELLED: 'order.cancelled',
} as const;

/** Moves an order together with the event that tells of it; false when its state does not allow that any more. */
export async function advance(
  { db, fault, wakeRelay }: Deps,
  call: Call,
  orderId: string,
  to: keyof typeof EVENT,
  reason: CancelReason | '' = '',
): Promise<boolean> {
  const moved = await db.transaction(async (tx) => {
    if (!(await moveOrder(tx, orderId, to, reason))) return false;
    await append(tx, [orderEvent(EVENT[to], orderId, call)]);
    fault(FAULT[to]);
    return true;
  }, call);
  if (moved) wakeRelay();
  return moved;
}
