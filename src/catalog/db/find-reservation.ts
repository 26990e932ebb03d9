import type { Queryable } from '../../runtime/database.ts';
import { fromColumns } from '../domain/price.ts';
import type { Reservation } from '../domain/reservation.ts';
import type { ReservationItemsRow, ReservationsRow } from './tables.ts';

type Item = Omit<ReservationItemsRow, 'reservation_id'>;

export type Row = Pick<ReservationsRow, 'state' | 'expire_time'> & (Item | { [K in keyof Item]: null });

/** By name: a statement that is prepared with `*` fails on every connection that has it once there is a new column. */
export const ITEM_COLUMNS =
  'i.position, i.product_id, i.name, i.currency, i.price_minor, i.price_rest, i.quantity';

/** A reservation as it is now; one whose time is over is EXPIRED, whether the reaper has met it yet or not. */
export async function findReservation(db: Queryable, id: string): Promise<Reservation | undefined> {
  const rows = await db.query<Row>({
    name: 'find-reservation',
    text: `select case when r.state = 'HELD' and r.expire_time <= clock_timestamp() then 'EXPIRED' else r.state end as state,
                  r.expire_time, ${ITEM_COLUMNS}
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
              price: fromColumns(row),
              quantity: row.quantity,
            },
          ],
    ),
  };
}
