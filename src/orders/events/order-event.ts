import { RefusedEvent } from '../../runtime/broker/refused.ts';
import { moneyJson } from '../../runtime/money.ts';
import type { NewEvent } from '../../runtime/outbox.ts';
import { isUuid } from '../../runtime/validate.ts';
import type { Order, Status } from '../domain/order.ts';

const TYPE: Record<Status, string> = {
  CREATED: 'order.created',
  PROCESSING: 'order.processing',
  COMPLETED: 'order.completed',
  CANCELLED: 'order.cancelled',
};

/** Tells that an order has come to its state: all of it that changes, and what a list shows. */
export function orderEvent(order: Order): NewEvent {
  return {
    type: TYPE[order.status],
    resource: `orders/${order.id}`,
    userId: order.userId,
    data: {
      id: order.id,
      userId: order.userId,
      total: moneyJson(order.total),
      status: order.status,
      createTime: order.createTime.toISOString(),
      updateTime: order.updateTime.toISOString(),
      cancelReason: order.cancelReason,
    },
  };
}

/** The id of the order that an event is about; refuses one that is about something else. */
export function orderOf(event: { readonly resource: string }): string {
  const [kind, id] = event.resource.split('/');
  if (kind !== 'orders' || !id || !isUuid(id)) throw new RefusedEvent(`${event.resource} is no order`);
  return id;
}
