import type { Call } from '../../runtime/call.ts';
import { append } from '../../runtime/outbox.ts';
import { completeRefund, refundReply, storeRefundReply } from '../db/complete-refund.ts';
import type { PendingRefund } from '../db/find-refund.ts';
import type { Payment } from '../domain/payment.ts';
import { paymentEvent } from '../events/payment-event.ts';
import { encodePayment } from '../rpc/encode-payment.ts';
import type { Deps } from './deps.ts';
import { refundRequest } from './provider-request.ts';

/**
 * Makes a promised refund at the provider and counts it, whoever promised it and however often this is repeated. Gives the
 * encoded payment as it was when the refund was counted: every repeat gets the same bytes.
 */
export async function finishRefund(
  deps: Deps,
  call: Call,
  payment: Payment,
  refund: PendingRefund,
): Promise<Buffer> {
  const { db, provider, wakeRelay, figures, fault } = deps;
  fault('payments.refund.before-provider');
  const answers = await provider.refund(refundRequest(payment, refund));
  fault('payments.refund.after-provider');
  for (const _ of answers) {
    const isCounted = await db.transaction(async (tx) => {
      const counted = await completeRefund(tx, refund.id);
      fault('payments.refund.inside-commit');
      if (!counted) return false;
      await storeRefundReply(tx, refund.id, encodePayment(counted).serializeBinary());
      await append(tx, call, [paymentEvent('payment.refunded', counted)]);
      return true;
    });
    if (isCounted) figures.refunded({ currency: payment.amount.currency, nanos: refund.amount });
  }
  wakeRelay();
  fault('payments.refund.after-commit');
  const reply = await refundReply(db, refund.id);
  if (!reply) throw new Error(`refund ${refund.id} was counted without a reply`);
  return reply;
}
