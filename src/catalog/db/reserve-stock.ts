import type { Event } from '../../runtime/broker/event.ts';
import type { Tx } from '../../runtime/database.ts';
import { fromColumns } from '../domain/price.ts';
import type { ReservedItem, WantedItem } from '../domain/reservation.ts';

export interface Line {
  readonly productId: string;
  /** Undefined for a product that does not exist. */
  readonly item: ReservedItem | undefined;
  /** What could be sold of it, when there was too little; undefined when it was set aside. */
  readonly short: number | undefined;
}

export interface Attempt {
  /** Undefined when nothing was claimed: a product is unknown, or there is a reservation with this id. */
  readonly expireTime: Date | undefined;
  /** One for each wanted item, in their order. */
  readonly lines: readonly Line[];
}

interface Row {
  product_id: string;
  quantity: number;
  name: string | null;
  currency: string | null;
  price_minor: bigint | null;
  price_rest: number | null;
  available: bigint | null;
  taken: boolean;
  expire_time: Date | null;
}

/**
 * Claims the id, then sets aside what there is enough of, and tells of it; when a line comes back short, the transaction has to be rolled back.
 *
 * A twin waits for the claim before it locks any stock, and stock is locked in the order of the ids, so two reservations never
 * wait for each other. Everything is computed from the locked rows: the update itself sees the snapshot from before it
 * waited for the locks, and PostgreSQL checks the constraint on that before it looks for the newest version of the row.
 */
export async function reserveStock(
  tx: Tx,
  id: string,
  items: readonly WantedItem[],
  ttlSeconds: number,
  event: Event,
): Promise<Attempt> {
  const rows = await tx.query<Row>({
    name: 'reserve-stock',
    text: `with wanted as materialized (
             select w.product_id, w.quantity, w.position
             from unnest($2::uuid[], $3::int[]) with ordinality as w (product_id, quantity, position)
           ), live as materialized (
             select w.product_id, w.quantity, w.position, p.name, p.currency, p.price_minor, p.price_rest
             from wanted as w join products as p on p.id = w.product_id and p.deleted_at is null
           ), claimed as (
             insert into reservations (id, state, expire_time)
             select $1::uuid, 'HELD', clock_timestamp() + $4::int * interval '1 second'
             where (select count(*) from live) = cardinality($2::uuid[])
             on conflict (id) do nothing
             returning expire_time
           ), locked as materialized (
             select s.product_id, s.on_hand, s.reserved
             from stock as s
             where s.product_id = any($2::uuid[]) and exists (select from claimed)
             order by s.product_id
             for no key update
           ), taken as (
             update stock as s set on_hand = k.on_hand, reserved = k.reserved + l.quantity
             from locked as k join live as l on l.product_id = k.product_id
             where s.product_id = k.product_id and k.on_hand - k.reserved >= l.quantity
             returning s.product_id
           ), kept as (
             insert into reservation_items (reservation_id, position, product_id, name, currency, price_minor, price_rest, quantity)
             select $1::uuid, l.position, l.product_id, l.name, l.currency, l.price_minor, l.price_rest, l.quantity
             from live as l, claimed
           ), told as (
             insert into outbox (id, event) select $5::uuid, $6::jsonb from claimed
           )
           select w.product_id, w.quantity, l.name, l.currency, l.price_minor, l.price_rest,
                  k.on_hand - k.reserved as available, t.product_id is not null as taken,
                  (select expire_time from claimed) as expire_time
           from wanted as w
             left join live as l on l.product_id = w.product_id
             left join locked as k on k.product_id = w.product_id
             left join taken as t on t.product_id = w.product_id
           order by w.position`,
    values: [
      id,
      items.map((item) => item.productId),
      items.map((item) => item.quantity),
      ttlSeconds,
      event.id,
      JSON.stringify(event),
    ],
  });
  return { expireTime: rows[0]?.expire_time ?? undefined, lines: rows.map(toLine) };
}

function toLine(row: Row): Line {
  const { product_id: productId, quantity, name, currency, price_minor, price_rest } = row;
  const known = name !== null && currency !== null && price_minor !== null && price_rest !== null;
  const price = known && fromColumns({ currency, price_minor, price_rest });
  return {
    productId,
    item: price ? { productId, name: name!, price, quantity } : undefined,
    short: row.taken ? undefined : Number(row.available ?? 0n),
  };
}
