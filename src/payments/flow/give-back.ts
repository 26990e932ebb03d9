import type { Call } from '../../runtime/call.ts';
import { newId } from '../../runtime/ids.ts';
import { append } from '../../runtime/outbox.ts';
import { findPayment, lockPayment } from '../db/find-payment.ts';
import { type PendingRefund, pendingRefunds, sumOfRefunds } from '../db/find-refund.ts';
import { insertRefund } from '../db/insert-refund.ts';
import { movePayment } from '../db/move-payment.ts';
import { isVoidable, type Payment, VOIDABLE } from '../domain/payment.ts';
import { eventsOfMove, refundEntry } from '../events/payment-event.ts';
import type { Deps } from './deps.ts';
import { finishRefund } from './finish-refund.ts';
import { providerRequest } from './provider-request.ts';

/**
 * Gives back all of a payment on which a void was requested, whatever it has come to; gives it VOIDED, REFUNDED or DECLINED.
 * May run any number of times, also at once with itself, with an Authorize, a Capture or a RefundPayment of that payment:
 * - The request for the void is committed before the provider is asked, so no capture begins afterwards. One that had begun is
 *   told from the rest by the provider, where capture and void exclude each other: its answer decides, not the row's state.
 * - An Authorize whose answer is not known yet cannot set money aside later: the provider remembers the void.
 * - What was captured is refunded by promises made under the payment's row lock, so that their sum never passes the amount;
 *   promises that somebody else made and did not keep are kept here.
 */
export async function giveBack(deps: Deps, call: Call, payment: Payment): Promise<Payment> {
  const ended = isVoidable(payment.status) ? await voidAtProvider(deps, call, payment) : payment;
  return ended.status === 'CAPTURED' ? await refundRest(deps, call, ended) : ended;
}

async function voidAtProvider(deps: Deps, call: Call, payment: Payment): Promise<Payment> {
  const { db, provider, wakeRelay, figures, fault } = deps;
  fault('payments.void.before-provider');
  const answers = await provider.void(providerRequest(payment, 'void'));
  fault('payments.void.after-provider');
  for (const answer of answers) {
    const moved = await movePayment(db, payment.id, VOIDABLE, answer, eventsOfMove(call, payment, answer));
    if (moved && answer === 'CAPTURED') figures.captured(moved.amount);
  }
  wakeRelay();
  fault('payments.void.after-commit');
  return (await findPayment(db, payment.id))!;
}

async function refundRest(deps: Deps, call: Call, payment: Payment): Promise<Payment> {
  const { db } = deps;
  for (const refund of await promiseRest(deps, call, payment.id))
    await finishRefund(deps, call, payment, refund);
  // An order that costs nothing has nothing to refund.
  if (payment.amount.nanos === 0n) {
    await movePayment(db, payment.id, ['CAPTURED'], 'REFUNDED', eventsOfMove(call, payment, 'REFUNDED'));
  }
  return (await findPayment(db, payment.id))!;
}

/** Promises what is left, and gives all promises that are not kept yet. */
async function promiseRest({ db }: Deps, call: Call, id: string): Promise<PendingRefund[]> {
  return db.transaction(async (tx) => {
    const payment = (await lockPayment(tx, id))!;
    const left = payment.amount.nanos - (await sumOfRefunds(tx, id));
    if (left > 0n) {
      await insertRefund(tx, {
        id: newId(),
        paymentId: id,
        amount: left,
        reason: 'The order was cancelled.',
        requestedBy: 'workload/orders',
        key: undefined,
        requestHash: undefined,
      });
      await append(tx, call, [refundEntry(call, payment, left)]);
    }
    return pendingRefunds(tx, id);
  });
}
