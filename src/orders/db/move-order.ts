import type { Event } from '../../runtime/broker/event.ts';
import type { Queryable } from '../../runtime/database.ts';
import { type CancelReason, COMES_FROM, type Status } from '../domain/order.ts';

/**
 * Moves an order if its state allows it, together with the event that tells of it, in one statement; false when the state does
 * not allow it, any more. The reason is a cancelled order's alone. The event gets the row's new update time; it is always logged,
 * and goes through the outbox where a queue takes it.
 */
export async function moveOrder(
  db: Queryable,
  id: string,
  to: Exclude<Status, 'CREATED'>,
  reason: CancelReason | '',
  event: Event,
  viaOutbox = true,
): Promise<boolean> {
  const told = await db.execute({
    name: 'move-order',
    text: `with moved as (
             update orders
             set status = $3::text, cancel_reason = $4::text, update_time = date_trunc('milliseconds', now())
             where id = $1::uuid and status = any($2::text[])
             returning to_char(update_time at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as update_time
           ), told as (
             select jsonb_set($6::jsonb, '{data,updateTime}', to_jsonb(update_time)) as event from moved
           ), to_outbox as (
             insert into outbox (id, event) select $5::uuid, event from told where $7::bool
           )
           insert into order_events_pending (event) select event from told`,
    values: [id, COMES_FROM[to], to, reason, event.id, JSON.stringify(event), viaOutbox],
  });
  return told === 1;
}
