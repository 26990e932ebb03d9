import type { Queryable } from '../../runtime/database.ts';

/** HELD and over -> EXPIRED, `batch` of them at most: their items can be sold again. Gives which; replicas share the work. */
export async function expireReservations(db: Queryable, batch: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>({
    name: 'expire-reservations',
    text: `with due as materialized (
             select id from reservations
             where state = 'HELD' and expire_time <= clock_timestamp()
             order by expire_time limit $1::int
             for no key update skip locked
           ), moved as (
             update reservations as r set state = 'EXPIRED', state_time = clock_timestamp()
             from due where r.id = due.id
             returning r.id
           ), items as materialized (
             select i.product_id, sum(i.quantity)::int8 as quantity
             from reservation_items as i join moved on moved.id = i.reservation_id
             group by i.product_id
           ), locked as materialized (
             select product_id from stock where product_id in (select product_id from items)
             order by product_id for no key update
           ), given_back as (
             update stock as s set reserved = s.reserved - i.quantity
             from locked as k join items as i on i.product_id = k.product_id
             where s.product_id = k.product_id
           )
           select id from moved`,
    values: [batch],
  });
  return rows.map(({ id }) => id);
}
