import type { Event } from '../../runtime/broker/event.ts';
import type { Queryable } from '../../runtime/database.ts';
import { telling } from '../../runtime/outbox.ts';
import type { Payment, Status } from '../domain/payment.ts';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './tables.ts';

/**
 * Moves a payment if it is in one of the states `from`, together with events that tell of it; undefined, and nothing is told,
 * when somebody else has moved it meanwhile.
 */
export async function movePayment(
  db: Queryable,
  id: string,
  from: readonly Status[],
  to: Status,
  events: readonly Event[],
): Promise<Payment | undefined> {
  const move = {
    name: 'move-payment',
    text: `update payments set status = $3::text
           where id = $1::uuid and status = any($2::text[])
           returning ${PAYMENT_COLUMNS}`,
    values: [id, from, to],
  };
  const [row] = await db.query<PaymentRow>(events.length > 0 ? telling(move, events) : move);
  return row && toPayment(row);
}
