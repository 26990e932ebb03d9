import type { Queryable } from '../../runtime/database.ts';
import type { Payment } from '../domain/payment.ts';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './tables.ts';

/** Commits that the order's money is about to be taken; undefined when it may not be, or was taken already. */
export async function startCapture(db: Queryable, orderId: string): Promise<Payment | undefined> {
  const [row] = await db.query<PaymentRow>({
    name: 'start-capture',
    text: `update payments set status = 'CAPTURING'
           where order_id = $1::uuid and status in ('AUTHORIZED', 'CAPTURING') and not void_requested
           returning ${PAYMENT_COLUMNS}`,
    values: [orderId],
  });
  return row && toPayment(row);
}
