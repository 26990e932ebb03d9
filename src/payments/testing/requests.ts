// Requests of payments, from plain values.
import moneyPb from '../../../gen/google/type/money_pb.js';
import pb from '../../../gen/plaza/payments/v1/payments_pb.js';

export function money(currency: string, units: number, nanos = 0): moneyPb.Money {
  return new moneyPb.Money().setCurrencyCode(currency).setUnits(units).setNanos(nanos);
}

export interface Paying {
  orderId: string;
  userId: string;
  amount?: moneyPb.Money;
  method?: string;
}

export function toAuthorize({ orderId, userId, amount = money('EUR', 20), method = '' }: Paying) {
  return new pb.AuthorizeRequest().setOrderId(orderId).setUserId(userId).setAmount(amount).setMethod(method);
}

export function toVoid({ orderId, userId, amount = money('EUR', 20), method = '' }: Paying) {
  return new pb.VoidRequest().setOrderId(orderId).setUserId(userId).setAmount(amount).setMethod(method);
}

export function toCapture(orderId: string) {
  return new pb.CaptureRequest().setOrderId(orderId);
}

export function toRefund(
  id: string,
  options: { amount?: moneyPb.Money; requestId?: string; reason?: string } = {},
) {
  const request = new pb.RefundPaymentRequest()
    .setId(id)
    .setRequestId(options.requestId ?? '')
    .setReason(options.reason ?? '');
  if (options.amount) request.setAmount(options.amount);
  return request;
}

/** The name of a payment's status. */
export function statusOf(payment: pb.Payment): string {
  const [name] = Object.entries(pb.Payment.Status).find(([, value]) => value === payment.getStatus())!;
  return name;
}
