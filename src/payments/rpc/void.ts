import type pb from '../../../gen/plaza/payments/v1/payments_pb.js';
import { fromMoney } from '../../runtime/money.ts';
import type { Unary } from '../../runtime/server.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { requestVoid } from '../db/request-void.ts';
import type { Deps } from '../flow/deps.ts';
import { giveBack } from '../flow/give-back.ts';
import { encodePayment } from './encode-payment.ts';
import { readPayment } from './read-payment.ts';

/** Gives everything of an order back, whatever its payment has come to, and sees to it that nothing is set aside later. */
export function voidPayment(deps: Deps): Unary<pb.VoidRequest, pb.Payment> {
  const { db, provider, fault } = deps;
  return async (request, call) => {
    const unknown = readPayment(request, provider.methods, fromMoney);
    tagOrder(unknown.orderId);
    fault('payments.void.before-intent');
    return encodePayment(await giveBack(deps, call, await requestVoid(db, unknown)));
  };
}
