import type { Queryable } from '../../runtime/database.ts';
import type { Payment, Status } from '../domain/payment.ts';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './tables.ts';

/** Moves a payment if it is in one of the states `from`; undefined when somebody else has moved it meanwhile. */
export async function movePayment(
  db: Queryable,
  id: string,
  from: readonly Status[],
  to: Status,
): Promise<Payment | undefined> {
  const [row] = await db.query<PaymentRow>({
    name: 'move-payment',
    text: `update payments set status = $3::text
           where id = $1::uuid and status = any($2::text[])
           returning ${PAYMENT_COLUMNS}`,
    values: [id, from, to],
  });
  return row && toPayment(row);
}
