import type pb from '../../../gen/plaza/payments/v1/payments_pb.js';
import type { Database } from '../../runtime/database.ts';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { invalidField, isUuid } from '../../runtime/validate.ts';
import { findPayment } from '../db/find-payment.ts';
import { mayRead } from '../domain/access.ts';
import { visibleStatus } from '../domain/payment.ts';
import { encodePayment } from './encode-payment.ts';

export function getPayment(db: Database): Unary<pb.GetPaymentRequest, pb.Payment> {
  return async (request, call) => {
    const id = request.getId();
    if (!isUuid(id)) throw invalidField('id', 'must be a UUID in lower case');
    const payment = await findPayment(db, id);
    if (!payment || !visibleStatus(payment.status) || !mayRead(call.identity, payment.userId)) {
      throw notFound('payment', id);
    }
    tagOrder(payment.orderId);
    return encodePayment(payment);
  };
}
