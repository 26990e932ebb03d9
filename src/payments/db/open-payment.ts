import type { Queryable } from '../../runtime/database.ts';
import type { Money } from '../../runtime/money.ts';
import type { Payment } from '../domain/payment.ts';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './tables.ts';

export interface NewPayment {
  readonly id: string;
  readonly orderId: string;
  readonly userId: string;
  readonly amount: Money;
  readonly method: string;
}

/** Commits that an order's money is about to be set aside; undefined when the order has its payment already. */
export async function openPayment(db: Queryable, payment: NewPayment): Promise<Payment | undefined> {
  const [row] = await db.query<PaymentRow>({
    name: 'open-payment',
    text: `insert into payments (id, order_id, user_id, currency, amount, method, status)
           values ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::numeric, $6::text, 'AUTHORIZING')
           on conflict (order_id) do nothing
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
  return row && toPayment(row);
}
