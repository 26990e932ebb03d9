import type { Payment } from './payment.ts';
import { wasCaptured } from './payment.ts';

export type RefundRefusal = 'NOT_CAPTURED' | 'REFUND_TOO_LARGE';

/**
 * The nano units that a refund gives back, or why it gives none. `asked` undefined is all that is left; `promised` is the sum
 * of all refunds of the payment, those included whose answer of the provider is not known yet.
 */
export function refundAmount(
  payment: Pick<Payment, 'status' | 'amount'>,
  promised: bigint,
  asked: bigint | undefined,
): bigint | RefundRefusal {
  if (!wasCaptured(payment.status)) return 'NOT_CAPTURED';
  const left = payment.amount.nanos - promised;
  const amount = asked ?? left;
  return amount > left || left === 0n ? 'REFUND_TOO_LARGE' : amount;
}
