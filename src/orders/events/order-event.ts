import type { Call } from '../../runtime/call.ts';
import type { NewEvent } from '../../runtime/outbox.ts';
import { traceparentOf } from '../../runtime/trace.ts';

export type OrderEventType = 'order.created' | 'order.processing' | 'order.completed' | 'order.cancelled';

export interface OrderEventPayload {
  readonly orderId: string;
  /** Of the request that began it all, for the logs of what follows. */
  readonly requestId: string;
  readonly traceparent: string;
}

/** The event of an order's change, without a key of the outbox: the saga asks for no order among an order's events. */
export function orderEvent(type: OrderEventType, orderId: string, call: Call): NewEvent {
  const payload: OrderEventPayload = {
    orderId,
    requestId: call.requestId,
    traceparent: traceparentOf(call.trace),
  };
  return { type, payload };
}
