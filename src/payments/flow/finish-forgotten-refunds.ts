import { backgroundCall } from '../../runtime/call.ts';
import type { Logger } from '../../runtime/log.ts';
import { findPayment } from '../db/find-payment.ts';
import { forgottenRefunds } from '../db/find-refund.ts';
import type { Deps } from './deps.ts';
import { finishRefund } from './finish-refund.ts';

const BATCH = 100;

/**
 * Brings refunds to their end whose caller died and never asked again. Replicas may do so at once: a refund counts once. One
 * that fails does not keep the others.
 */
export async function finishForgottenRefunds(deps: Deps, log: Logger): Promise<void> {
  const call = backgroundCall({ method: 'finish forgotten refunds', log });
  for (const refund of await forgottenRefunds(deps.db, BATCH)) {
    try {
      await finishRefund(deps, call, (await findPayment(deps.db, refund.paymentId))!, refund);
    } catch (err) {
      log.warn({ err, refund: refund.id }, 'a promised refund is not made yet');
    }
  }
}
