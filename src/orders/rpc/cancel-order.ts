import type pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Call } from '../../runtime/call.ts';
import type { Tx } from '../../runtime/database.ts';
import { failedPrecondition, notFound } from '../../runtime/errors.ts';
import { checkKey, keyed } from '../../runtime/keyed.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { Violations } from '../../runtime/validate.ts';
import { findOrders } from '../db/find-orders.ts';
import { lockOrder } from '../db/lock-order.ts';
import { moveOrder } from '../db/move-order.ts';
import { mayUse, type Order } from '../domain/order.ts';
import { orderEvent } from '../events/order-event.ts';
import type { Deps } from '../flow/deps.ts';
import { encodeOrder } from './encode-order.ts';

/** Cancels an order that is not completed; its stock and its money follow by the event. Again, it changes nothing. */
export function cancelOrder({ db, fault, told, figures }: Deps): Unary<pb.CancelOrderRequest, pb.Order> {
  return async (request, call) => {
    const id = request.getId();
    const violations = new Violations();
    violations.uuid('id', id);
    checkKey(violations, call, request.getRequestId());
    violations.throwIfAny();
    tagOrder(id);
    const options = {
      key: request.getRequestId(),
      request,
      serialize: (order: pb.Order) => order.serializeBinary(),
    };
    fault('orders.cancel.before-commit');
    let cancelled: Order | undefined;
    const reply = await keyed(db, call, options, async (tx) => {
      const done = await cancel(tx, call, id);
      cancelled = done.cancelled;
      return done.reply;
    });
    fault('orders.cancel.after-commit');
    told('order.cancelled');
    if (cancelled) figures.cameTo(cancelled, 'CANCELLED');
    return reply;
  };

  async function cancel(tx: Tx, call: Call, id: string): Promise<{ reply: pb.Order; cancelled?: Order }> {
    const found = await lockOrder(tx, id);
    if (!found || !mayUse(call.identity, found.user_id)) throw notFound('order', id);
    if (found.status === 'COMPLETED') {
      throw failedPrecondition(
        'ORDER_COMPLETED',
        'This order is completed and cannot be cancelled any more.',
      );
    }
    const order = (await findOrders(tx, [id])).get(id)!;
    const cancelled = { ...order, status: 'CANCELLED', cancelReason: 'CANCELLED_BY_USER' } as const;
    const moved = await moveOrder(
      tx,
      id,
      'CANCELLED',
      'CANCELLED_BY_USER',
      newEvent(call, orderEvent(cancelled)),
    );
    if (moved) await append(tx, call, [audited(call, 'order.cancel', `orders/${id}`)]);
    fault('orders.cancel.inside-commit');
    const reply = encodeOrder((await findOrders(tx, [id])).get(id)!);
    return moved ? { reply, cancelled } : { reply };
  }
}
