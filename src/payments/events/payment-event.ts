import { type Event, newEvent } from '../../runtime/broker/event.ts';
import type { Call } from '../../runtime/call.ts';
import { moneyJson } from '../../runtime/money.ts';
import type { NewEvent } from '../../runtime/outbox.ts';
import { type Payment, visibleStatus } from '../domain/payment.ts';

/** Tells of money that was taken, or of some that was given back, with the payment as it is after that. */
export function paymentEvent(type: 'payment.captured' | 'payment.refunded', payment: Payment): NewEvent {
  const { currency } = payment.amount;
  return {
    type,
    resource: `payments/${payment.id}`,
    userId: payment.userId,
    data: {
      id: payment.id,
      orderId: payment.orderId,
      amount: moneyJson(payment.amount),
      refunded: moneyJson({ currency, nanos: payment.refunded }),
      method: payment.method,
      status: visibleStatus(payment.status) ?? '',
      createTime: payment.createTime.toISOString(),
    },
  };
}

/** The event of a payment that comes to a state by the provider's word; undefined where there is nothing to tell. */
export function eventOfMove(call: Call, payment: Payment, status: Payment['status']): Event | undefined {
  const moved = { ...payment, status };
  if (status === 'CAPTURED') return newEvent(call, paymentEvent('payment.captured', moved));
  if (status === 'REFUNDED') return newEvent(call, paymentEvent('payment.refunded', moved));
  return undefined;
}
