import type { Event } from '../../runtime/broker/event.ts';
import type { Queryable } from '../../runtime/database.ts';
import type { Order } from '../domain/order.ts';

/**
 * Places an order, stores what its key is answered and tells of it, the audit log by `entry`, in one statement. False, and nothing has happened, when the
 * intent is no longer the holder's of the lease token.
 */
export async function insertOrder(
  db: Queryable,
  order: Order,
  leaseToken: string,
  reply: Uint8Array,
  event: Event,
  entry: Event,
): Promise<boolean> {
  const inserted = await db.execute({
    name: 'insert-order',
    text: `with intent as (
             update order_intents set reply = $3::bytea
             where order_id = $1::uuid and lease_token = $2::uuid and reply is null
             returning order_id
           ), placed as (
             insert into orders (id, user_id, status, currency, total, payment_method, create_time, update_time)
             select order_id, $4::uuid, 'CREATED', $5::text, $6::numeric, $7::text, $8::timestamptz, $8::timestamptz
             from intent returning id
           ), told as (
             insert into outbox (id, event) select $13::uuid, $14::jsonb from placed
             union all select $15::uuid, $16::jsonb from placed
           ), to_log as (
             insert into order_events_pending (event) select $14::jsonb from placed
           )
           insert into order_items (order_id, position, product_id, name, unit_price, quantity)
           select placed.id, item.position, item.product_id, item.name, item.unit_price, item.quantity
           from placed, unnest($9::uuid[], $10::text[], $11::numeric[], $12::int[])
             with ordinality as item (product_id, name, unit_price, quantity, position)`,
    values: [
      order.id,
      leaseToken,
      reply,
      order.userId,
      order.total.currency,
      order.total.nanos.toString(),
      order.paymentMethod,
      order.createTime,
      order.items.map((item) => item.productId),
      order.items.map((item) => item.name),
      order.items.map((item) => item.unitPrice.nanos.toString()),
      order.items.map((item) => item.quantity),
      event.id,
      JSON.stringify(event),
      entry.id,
      JSON.stringify(entry),
    ],
  });
  return inserted > 0;
}
