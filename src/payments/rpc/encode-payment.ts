import pb from '../../../gen/plaza/payments/v1/payments_pb.js';
import { toMoney } from '../../runtime/money.ts';
import { toTimestamp } from '../../runtime/time.ts';
import { type Payment, visibleStatus } from '../domain/payment.ts';

/** A payment as clients see it; throws for one that they may not see yet. */
export function encodePayment(payment: Payment): pb.Payment {
  const status = visibleStatus(payment.status);
  if (status === undefined) throw new Error(`payment ${payment.id} is not decided yet`);
  const message = new pb.Payment();
  message.setId(payment.id);
  message.setOrderId(payment.orderId);
  message.setAmount(toMoney(payment.amount));
  message.setRefunded(toMoney({ currency: payment.amount.currency, nanos: payment.refunded }));
  message.setMethod(payment.method);
  message.setStatus(pb.Payment.Status[status]);
  message.setCreateTime(toTimestamp(payment.createTime));
  return message;
}
