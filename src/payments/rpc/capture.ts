import type pb from '../../../gen/plaza/payments/v1/payments_pb.js';
import type { Call } from '../../runtime/call.ts';
import { failedPrecondition, notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { invalidField, isUuid } from '../../runtime/validate.ts';
import { findPayment, findPaymentOfOrder } from '../db/find-payment.ts';
import { movePayment } from '../db/move-payment.ts';
import { startCapture } from '../db/start-capture.ts';
import { type Payment, wasCaptured } from '../domain/payment.ts';
import { eventsOfMove } from '../events/payment-event.ts';
import type { Deps } from '../flow/deps.ts';
import { providerRequest } from '../flow/provider-request.ts';
import { encodePayment } from './encode-payment.ts';

/** Takes the money of an order that was set aside, once; a repeat is answered the payment as it is now. */
export function capture({
  db,
  provider,
  wakeRelay,
  figures,
  fault,
}: Deps): Unary<pb.CaptureRequest, pb.Payment> {
  return async (request, call) => {
    const orderId = request.getOrderId();
    if (!isUuid(orderId)) throw invalidField('orderId', 'must be a UUID in lower case');
    tagOrder(orderId);
    fault('payments.capture.before-intent');
    const started = await startCapture(db, orderId);
    const payment = started ? await askProvider(call, started) : await findPaymentOfOrder(db, orderId);
    if (!payment) throw notFound('payment of order', orderId);
    if (!wasCaptured(payment.status)) {
      throw failedPrecondition('NOT_AUTHORIZED', 'No money is set aside for this order.');
    }
    return encodePayment(payment);
  };

  async function askProvider(call: Call, payment: Payment): Promise<Payment> {
    fault('payments.capture.before-provider');
    const answers = await provider.capture(providerRequest(payment, 'capture'));
    fault('payments.capture.after-provider');
    let taken: Payment | undefined;
    for (const answer of answers) {
      const next = answer === 'CAPTURED' ? 'CAPTURED' : 'VOIDED';
      const events = eventsOfMove(call, payment, next);
      const moved = await movePayment(db, payment.id, ['CAPTURING'], next, events);
      if (moved && next === 'CAPTURED') figures.captured(moved.amount);
      taken = moved ?? taken;
    }
    wakeRelay();
    fault('payments.capture.after-commit');
    // Where a Void was faster, it has moved the payment by the provider's word; that is the answer then.
    return taken ?? (await findPayment(db, payment.id))!;
  }
}
