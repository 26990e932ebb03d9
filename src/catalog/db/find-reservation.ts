import type { Queryable } from '../../runtime/database.ts';
import { fromHundredths } from '../domain/price.ts';
import type { Reservation } from '../domain/reservation.ts';
import type { ReservationItemsRow, ReservationsRow } from './tables.ts';

export type Row = Pick<ReservationsRow, 'state' | 'expire_time'> &
  (ReservationItemsRow | { [K in keyof ReservationItemsRow]: null });

/** A reservation as it is now; one whose time is over is EXPIRED, whether the reaper has met it yet or not. */
export async function findReservation(db: Queryable, id: string): Promise<Reservation | undefined> {
  const rows = await db.query<Row>({
    name: 'find-reservation',
    text: `select case when r.state = 'HELD' and r.expire_time <= clock_timestamp() then 'EXPIRED' else r.state end as state,
                  r.expire_time, i.*
           from reservations as r left join reservation_items as i on i.reservation_id = r.id
           where r.id = $1::uuid
           order by i.position`,
    values: [id],
  });
  return toReservation(id, rows);
}

/** Of one row for each item, or one without any. */
export function toReservation(id: string, rows: readonly Row[]): Reservation | undefined {
  const [first] = rows;
  if (!first) return undefined;
  return {
    id,
    state: first.state,
    expireTime: first.expire_time ?? undefined,
    items: rows.flatMap((row) =>
      row.product_id === null
        ? []
        : [
            {
              productId: row.product_id,
              name: row.name,
              price: fromHundredths(row.currency, row.price_minor),
              quantity: row.quantity,
            },
          ],
    ),
  };
}
