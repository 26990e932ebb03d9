import type pb from '../../../gen/plaza/payments/v1/payments_pb.js';
import type { Call } from '../../runtime/call.ts';
import { keyReused } from '../../runtime/keyed.ts';
import { compare, readMoney } from '../../runtime/money.ts';
import type { Unary } from '../../runtime/server.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { findPayment, findPaymentOfOrder } from '../db/find-payment.ts';
import { movePayment } from '../db/move-payment.ts';
import { type NewPayment, openPayment } from '../db/open-payment.ts';
import type { Payment } from '../domain/payment.ts';
import { eventsOfMove } from '../events/payment-event.ts';
import type { Deps } from '../flow/deps.ts';
import { giveBack } from '../flow/give-back.ts';
import { providerRequest } from '../flow/provider-request.ts';
import { encodePayment } from './encode-payment.ts';
import { readPayment } from './read-payment.ts';

/**
 * Sets an order's money aside, once for each order. The payment is committed before the provider is asked: a repeat after a
 * crash in between finds it, and asks again with the same key.
 */
export function authorize(deps: Deps): Unary<pb.AuthorizeRequest, pb.Payment> {
  const { db, provider, wakeRelay, fault } = deps;
  return async (request, call) => {
    const wanted = readPayment(request, provider.methods, readMoney);
    tagOrder(wanted.orderId);
    fault('payments.authorize.before-intent');
    const payment = (await openPayment(db, wanted)) ?? (await paymentOfSame(wanted));
    const decided = payment.status === 'AUTHORIZING' ? await askProvider(call, payment) : payment;
    // Whoever asked for the void may have died of it: what this call has set aside goes back by this call.
    return encodePayment(decided.voidRequested ? await giveBack(deps, call, decided) : decided);
  };

  async function paymentOfSame(wanted: NewPayment): Promise<Payment> {
    const found = (await findPaymentOfOrder(db, wanted.orderId))!;
    const same =
      found.userId === wanted.userId &&
      found.method === wanted.method &&
      found.amount.currency === wanted.amount.currency &&
      compare(found.amount, wanted.amount) === 0;
    if (!same) throw keyReused();
    return found;
  }

  async function askProvider(call: Call, payment: Payment): Promise<Payment> {
    fault('payments.authorize.before-provider');
    const answers = await provider.authorize(providerRequest(payment, 'authorize'));
    fault('payments.authorize.after-provider');
    let decided: Payment | undefined;
    for (const answer of answers) {
      const events = eventsOfMove(call, payment, answer);
      decided = (await movePayment(db, payment.id, ['AUTHORIZING'], answer, events)) ?? decided;
    }
    wakeRelay();
    fault('payments.authorize.after-commit');
    return decided ?? (await findPayment(db, payment.id))!;
  }
}
