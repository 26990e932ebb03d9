import type { Queryable } from '../../runtime/database.ts';
import type { Payment } from '../domain/payment.ts';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './tables.ts';

export async function findPayment(db: Queryable, id: string): Promise<Payment | undefined> {
  const [row] = await db.query<PaymentRow>({
    name: 'find-payment',
    text: `select ${PAYMENT_COLUMNS} from payments where id = $1::uuid`,
    values: [id],
  });
  return row && toPayment(row);
}

export async function findPaymentOfOrder(db: Queryable, orderId: string): Promise<Payment | undefined> {
  const [row] = await db.query<PaymentRow>({
    name: 'find-payment-of-order',
    text: `select ${PAYMENT_COLUMNS} from payments where order_id = $1::uuid`,
    values: [orderId],
  });
  return row && toPayment(row);
}

/** Holds the payment's row until the transaction ends: refunds of one payment are granted one after the other. */
export async function lockPayment(tx: Queryable, id: string): Promise<Payment | undefined> {
  const [row] = await tx.query<PaymentRow>({
    name: 'lock-payment',
    text: `select ${PAYMENT_COLUMNS} from payments where id = $1::uuid for update`,
    values: [id],
  });
  return row && toPayment(row);
}
