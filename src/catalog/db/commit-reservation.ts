import type { Tx } from '../../runtime/database.ts';

/** HELD and in time -> COMMITTED: its items leave the stock. Says whether it did. */
export async function commitReservation(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'commit-reservation',
    // The reservation is locked first, then stock in the order of the ids, as everywhere.
    text: `with moved as (
             update reservations set state = 'COMMITTED', state_time = clock_timestamp()
             where id = $1::uuid and state = 'HELD' and expire_time > clock_timestamp()
             returning id
           ), items as materialized (
             select i.product_id, i.quantity from reservation_items as i join moved on moved.id = i.reservation_id
           ), locked as materialized (
             select product_id from stock where product_id in (select product_id from items)
             order by product_id for no key update
           ), sold as (
             update stock as s set on_hand = s.on_hand - i.quantity, reserved = s.reserved - i.quantity
             from locked as k join items as i on i.product_id = k.product_id
             where s.product_id = k.product_id
           )
           select id from moved`,
    values: [id],
  });
  return rows.length === 1;
}
