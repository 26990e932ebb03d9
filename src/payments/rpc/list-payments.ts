import pb from '../../../gen/plaza/payments/v1/payments_pb.js';
import type { Database } from '../../runtime/database.ts';
import type { Unary } from '../../runtime/server.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { invalidField, isUuid } from '../../runtime/validate.ts';
import { findPaymentOfOrder } from '../db/find-payment.ts';
import { mayRead } from '../domain/access.ts';
import { visibleStatus } from '../domain/payment.ts';
import { encodePayment } from './encode-payment.ts';

/** An order without payments, one that does not exist and somebody else's give the same empty list: none tells of the others. */
export function listPayments(db: Database): Unary<pb.ListPaymentsRequest, pb.ListPaymentsResponse> {
  return async (request, call) => {
    const orderId = request.getOrderId();
    if (!isUuid(orderId)) throw invalidField('orderId', 'must be a UUID in lower case');
    tagOrder(orderId);
    const response = new pb.ListPaymentsResponse();
    const payment = await findPaymentOfOrder(db, orderId);
    if (payment && visibleStatus(payment.status) && mayRead(call.identity, payment.userId)) {
      response.addPayments(encodePayment(payment));
    }
    return response;
  };
}
