import type { Event } from '../../runtime/broker/event.ts';
import type { Queryable } from '../../runtime/database.ts';
import type { Reservation } from '../domain/reservation.ts';
import { ITEM_COLUMNS, type Row, toReservation } from './find-reservation.ts';

/** HELD and in time -> COMMITTED: its items leave the stock, and that is told. Undefined when it did not, any more. */
export async function commitReservation(
  db: Queryable,
  id: string,
  event: Event,
): Promise<Reservation | undefined> {
  const rows = await db.query<Row>({
    name: 'commit-reservation',
    // The reservation is locked first, then stock in the order of the ids, as everywhere.
    text: `with moved as (
             update reservations set state = 'COMMITTED', state_time = clock_timestamp()
             where id = $1::uuid and state = 'HELD' and expire_time > clock_timestamp()
             returning id, state, expire_time
           ), items as materialized (
             select i.reservation_id, ${ITEM_COLUMNS} from reservation_items as i join moved on moved.id = i.reservation_id
           ), locked as materialized (
             select product_id from stock where product_id in (select product_id from items)
             order by product_id for no key update
           ), sold as (
             update stock as s set on_hand = s.on_hand - i.quantity, reserved = s.reserved - i.quantity
             from locked as k join items as i on i.product_id = k.product_id
             where s.product_id = k.product_id
           ), told as (
             insert into outbox (id, event) select $2::uuid, $3::jsonb from moved
           )
           select moved.state, moved.expire_time, ${ITEM_COLUMNS}
           from moved left join items as i on i.reservation_id = moved.id order by i.position`,
    values: [id, event.id, JSON.stringify(event)],
  });
  return toReservation(id, rows);
}
