import { type Action, audited, refused } from '../../runtime/audit.ts';
import { type Event, newEvent } from '../../runtime/broker/event.ts';
import type { Call } from '../../runtime/call.ts';
import { moneyJson, moneyText } from '../../runtime/money.ts';
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

/** The events of a payment that comes to a state by the provider's word, and what the audit log says of its money. */
export function eventsOfMove(call: Call, payment: Payment, status: Payment['status']): Event[] {
  const moved = { ...payment, status };
  const entry = (action: Action) =>
    audited(
      call,
      action,
      `payments/${payment.id}`,
      undefined,
      `${moneyText(payment.amount)}, order ${payment.orderId}`,
    );
  return eventsOf(moved, entry).map((event) => newEvent(call, event));
}

function eventsOf(moved: Payment, entry: (action: Action) => NewEvent): NewEvent[] {
  switch (moved.status) {
    case 'AUTHORIZED':
      return [entry('payment.authorize')];
    case 'CAPTURED':
      return [paymentEvent('payment.captured', moved), entry('payment.capture')];
    case 'VOIDED':
      return [entry('payment.void')];
    case 'REFUNDED':
      return [paymentEvent('payment.refunded', moved)];
    case 'DECLINED':
      return [refused(entry('payment.authorize'), 'DECLINED')];
    default:
      return [];
  }
}

/** What the audit log says of a refund that is promised. */
export function refundEntry(call: Call, { id, amount }: Payment, nanos: bigint): NewEvent {
  const detail = moneyText({ currency: amount.currency, nanos });
  return audited(call, 'payment.refund', `payments/${id}`, undefined, detail);
}
