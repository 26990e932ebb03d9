import type { CancelReason, Order, Status } from '../domain/order.ts';

export interface OrderRow {
  id: string;
  user_id: string;
  status: Status;
  currency: string;
  /** numeric(22, 0): nano units. */
  total: string;
  payment_method: string;
  cancel_reason: CancelReason | '';
  create_time: Date;
  update_time: Date;
}

export interface OrderItemRow {
  order_id: string;
  position: number;
  product_id: string;
  name: string;
  /** numeric(22, 0): nano units of the order's currency. */
  unit_price: string;
  quantity: number;
}

/** An order that is being placed, and after that, for 24 hours, what its key is answered. */
export interface OrderIntentRow {
  order_id: string;
  caller: string;
  key: string | null;
  request_hash: Buffer;
  /** Whoever holds the token may place the order; it changes hands once lease_until has passed. */
  lease_token: string;
  lease_until: Date;
  /** The encoded Order; null until it is placed. */
  reply: Buffer | null;
  create_time: Date;
}

/** An order with its items in one row; ORDER_COLUMNS gives it. */
export interface WholeOrderRow extends OrderRow {
  items: [productId: string, name: string, unitPrice: string, quantity: number][];
}

/** The columns of WholeOrderRow, for a table called orders. */
export const ORDER_COLUMNS = `orders.id, orders.user_id, orders.status, orders.currency, orders.total, orders.payment_method,
  orders.cancel_reason, orders.create_time, orders.update_time,
  (select json_agg(json_build_array(product_id, name, unit_price::text, quantity) order by position)
   from order_items where order_id = orders.id) as items`;

export function toOrder(row: WholeOrderRow): Order {
  const { currency } = row;
  return {
    id: row.id,
    userId: row.user_id,
    items: row.items.map(([productId, name, unitPrice, quantity]) => ({
      productId,
      name,
      unitPrice: { currency, nanos: BigInt(unitPrice) },
      quantity,
    })),
    total: { currency, nanos: BigInt(row.total) },
    status: row.status,
    paymentMethod: row.payment_method,
    cancelReason: row.cancel_reason,
    createTime: row.create_time,
    updateTime: row.update_time,
  };
}

/** The log of what happens to orders, payments and products; runtime/event-log.ts knows its columns. */
export const ORDER_EVENTS = 'order_events';
