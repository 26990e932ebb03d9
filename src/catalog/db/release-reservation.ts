import type { Event } from '../../runtime/broker/event.ts';
import type { Tx } from '../../runtime/database.ts';

/** HELD or COMMITTED -> RELEASED: its items can be sold again, and that is told. Changes nothing in any other state or when there is none. */
export async function releaseReservation(tx: Tx, id: string, event: Event): Promise<void> {
  await tx.execute({
    name: 'release-reservation',
    text: `with was as materialized (
             select id, state from reservations
             where id = $1::uuid and state in ('HELD', 'COMMITTED')
             for no key update
           ), moved as (
             update reservations as r set state = 'RELEASED', state_time = clock_timestamp()
             from was where r.id = was.id
             returning r.id, was.state
           ), items as materialized (
             select i.product_id, i.quantity, moved.state
             from reservation_items as i join moved on moved.id = i.reservation_id
           ), locked as materialized (
             select product_id from stock where product_id in (select product_id from items)
             order by product_id for no key update
           ), told as (
             insert into outbox (id, event) select $2::uuid, $3::jsonb from moved
           )
           update stock as s
           set on_hand = s.on_hand + case i.state when 'COMMITTED' then i.quantity else 0 end,
               reserved = s.reserved - case i.state when 'HELD' then i.quantity else 0 end
           from locked as k join items as i on i.product_id = k.product_id
           where s.product_id = k.product_id`,
    values: [id, event.id, JSON.stringify(event)],
  });
}
