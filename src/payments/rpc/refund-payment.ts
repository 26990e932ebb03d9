import type pb from '../../../gen/plaza/payments/v1/payments_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Tx } from '../../runtime/database.ts';
import { failedPrecondition, notFound } from '../../runtime/errors.ts';
import { newId } from '../../runtime/ids.ts';
import { checkKey, type KeyScope, keyOwner, keyReused, keyScope, requestHash } from '../../runtime/keyed.ts';
import { type Money, MoneyError, readMoney } from '../../runtime/money.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { isUniqueViolation } from '../../runtime/sqlstate.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { invalidField, Violations } from '../../runtime/validate.ts';
import { lockPayment } from '../db/find-payment.ts';
import { findKeyedRefund, type PendingRefund, sumOfRefunds } from '../db/find-refund.ts';
import { insertRefund } from '../db/insert-refund.ts';
import type { Payment } from '../domain/payment.ts';
import { refundAmount } from '../domain/refund.ts';
import { refundEntry } from '../events/payment-event.ts';
import type { Deps } from '../flow/deps.ts';
import { finishRefund } from '../flow/finish-refund.ts';

interface Promised {
  payment: Payment;
  refund: PendingRefund;
}

/**
 * Gives captured money back. The promise is committed together with its key, before the provider is asked: a repeat with the key
 * finds it and brings it to its end, so the key lives on the refund itself and not in a table of keys. Twins may both ask
 * the provider, who knows one key; the first to count the refund decides the bytes of both answers.
 */
export function refundPayment(deps: Deps): Unary<pb.RefundPaymentRequest, pb.Payment> {
  const { db, wakeRelay, fault } = deps;
  return async (request, call) => {
    const asked = readRequest(request, call);
    const scope = keyScope(call, request.getRequestId());
    fault('payments.refund.before-intent');
    const promised = await promise(request, call, asked, scope);
    wakeRelay();
    return Buffer.isBuffer(promised) ? promised : finishRefund(deps, call, promised.payment, promised.refund);
  };

  async function promise(
    request: pb.RefundPaymentRequest,
    call: Call,
    { amount: asked, reason }: Asked,
    scope: KeyScope | undefined,
  ): Promise<Promised | Buffer> {
    const hash = scope && requestHash(request);
    try {
      return await db.transaction(async (tx) => {
        const payment = await lockPayment(tx, request.getId());
        if (!payment) throw notFound('payment', request.getId());
        tagOrder(payment.orderId);
        const earlier = scope && (await findTwin(tx, scope, hash!, payment));
        if (earlier) return earlier;
        const amount = await grant(tx, payment, asked);
        const refund = { id: newId(), paymentId: payment.id, amount };
        await insertRefund(tx, {
          ...refund,
          reason,
          requestedBy: keyOwner(call.identity),
          key: scope?.key,
          requestHash: hash,
        });
        await append(tx, call, [refundEntry(call, payment, amount)]);
        fault('payments.refund.inside-intent');
        return { payment, refund };
      }, call);
    } catch (error) {
      // The same key for two payments at the same moment: they wait for different row locks.
      if (isUniqueViolation(error, 'refunds_one_per_key')) throw keyReused();
      throw error;
    }
  }
}

async function findTwin(
  tx: Tx,
  scope: KeyScope,
  hash: Buffer,
  payment: Payment,
): Promise<Promised | Buffer | undefined> {
  const twin = await findKeyedRefund(tx, scope.caller, scope.key);
  if (!twin) return undefined;
  if (!twin.requestHash?.equals(hash)) throw keyReused();
  return twin.reply ?? { payment, refund: twin };
}

async function grant(tx: Tx, payment: Payment, asked: Money | undefined): Promise<bigint> {
  const { currency } = payment.amount;
  if (asked && asked.currency !== currency) throw invalidField('amount.currencyCode', `must be ${currency}`);
  const amount = refundAmount(payment, await sumOfRefunds(tx, payment.id), asked?.nanos);
  if (amount === 'NOT_CAPTURED') throw failedPrecondition(amount, 'Nothing was taken for this payment.');
  if (amount === 'REFUND_TOO_LARGE')
    throw failedPrecondition(amount, 'That is more than is left of this payment.');
  return amount;
}

interface Asked {
  /** Undefined for all that is left. */
  readonly amount: Money | undefined;
  readonly reason: string;
}

function readRequest(request: pb.RefundPaymentRequest, call: Call): Asked {
  const violations = new Violations();
  violations.uuid('id', request.getId());
  const reason = violations.text('reason', request.getReason(), { min: 0, max: 500 });
  let amount: Money | undefined;
  try {
    if (request.hasAmount()) amount = readMoney(request.getAmount());
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    violations.add('amount', error.message);
  }
  if (amount) violations.check(amount.nanos > 0n, 'amount', 'must be more than zero');
  checkKey(violations, call, request.getRequestId());
  violations.throwIfAny();
  return { amount, reason };
}
