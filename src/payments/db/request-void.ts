import type { Queryable } from '../../runtime/database.ts';
import type { Payment } from '../domain/payment.ts';
import type { NewPayment } from './open-payment.ts';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './tables.ts';

/** Notes on the order's payment that all of it goes back; an order without one gets a VOIDED one, so that none begins later. */
export async function requestVoid(db: Queryable, payment: NewPayment): Promise<Payment> {
  const [row] = await db.query<PaymentRow>({
    name: 'request-void',
    text: `insert into payments (id, order_id, user_id, currency, amount, method, status, void_requested)
           values ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::numeric, $6::text, 'VOIDED', true)
           on conflict (order_id) do update set void_requested = true
           returning ${PAYMENT_COLUMNS}`,
    values: [
      payment.id,
      payment.orderId,
      payment.userId,
      payment.amount.currency,
      payment.amount.nanos.toString(),
      payment.method,
    ],
  });
  return toPayment(row!);
}
