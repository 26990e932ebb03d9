import type { Database } from '../../runtime/database.ts';
import { lockLog } from '../../runtime/event-log.ts';
import { ORDER_EVENTS } from './tables.ts';

/**
 * Moves what waits into the log of events, at most `limit` events; gives their number. An order's changes lock its row, so an event
 * that is visible has a higher seq than all earlier ones of its order, and those are visible too: taken by seq, they stay in order.
 */
export function placeEvents(db: Database, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    await lockLog(tx, ORDER_EVENTS);
    return tx.execute({
      name: 'place-events',
      text: `with taken as (
               delete from order_events_pending
               where seq = any(array(select seq from order_events_pending order by seq limit $1::int))
               returning seq, event
             )
             insert into order_events (position, id, type, user_id, resource, data, created_at)
             select coalesce((select max(position) from order_events), 0) + row_number() over (order by seq),
                    (event->>'id')::uuid, event->>'type', event->>'userId', event->>'resource', event->'data',
                    (event->>'time')::timestamptz
             from taken`,
      values: [limit],
    });
  });
}
