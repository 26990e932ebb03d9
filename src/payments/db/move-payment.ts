import type { Event } from '../../runtime/broker/event.ts';
import type { Queryable, Statement } from '../../runtime/database.ts';
import type { Payment, Status } from '../domain/payment.ts';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './tables.ts';

/**
 * Moves a payment if it is in one of the states `from`, together with an event that tells of it; undefined, and nothing is told,
 * when somebody else has moved it meanwhile.
 */
export async function movePayment(
  db: Queryable,
  id: string,
  from: readonly Status[],
  to: Status,
  event?: Event,
): Promise<Payment | undefined> {
  const move: Statement = {
    name: 'move-payment',
    text: `update payments set status = $3::text
           where id = $1::uuid and status = any($2::text[])
           returning ${PAYMENT_COLUMNS}`,
    values: [id, from, to],
  };
  const moveAndTell: Statement | undefined = event && {
    name: 'move-payment-and-tell',
    text: `with moved as (${move.text}),
             told as (insert into outbox (id, event) select $4::uuid, $5::jsonb from moved)
           select * from moved`,
    values: [...move.values!, event.id, JSON.stringify(event)],
  };
  const [row] = await db.query<PaymentRow>(moveAndTell ?? move);
  return row && toPayment(row);
}
