import type { PendingRefund } from '../db/find-refund.ts';
import type { Payment } from '../domain/payment.ts';
import type { ProviderRequest } from '../provider/provider.ts';

/** Keys follow from what is asked, so that whoever repeats a step after a crash repeats it with the same key. */
export function providerRequest(payment: Payment, step: 'authorize' | 'capture' | 'void'): ProviderRequest {
  return {
    key: `${payment.id}/${step}`,
    authorizationId: payment.id,
    amount: payment.amount,
    method: payment.method,
  };
}

export function refundRequest(payment: Payment, refund: PendingRefund): ProviderRequest {
  return {
    key: `${refund.id}/refund`,
    authorizationId: payment.id,
    amount: { currency: payment.amount.currency, nanos: refund.amount },
    method: payment.method,
  };
}
