import type { Queryable, Statement } from '../../runtime/database.ts';
import type { Order } from '../domain/order.ts';
import { ORDER_COLUMNS, toOrder, type WholeOrderRow } from './tables.ts';

/** Where a page of orders, newest first, goes on: after this one. */
export type Cursor = readonly [createTime: string, id: string];

const FIRST: Cursor = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

export async function listOrdersOfUser(
  db: Queryable,
  userId: string,
  after: Cursor = FIRST,
  limit: number,
): Promise<Order[]> {
  const rows = await db.query<WholeOrderRow>({
    name: 'list-orders-of-user',
    text: `select ${ORDER_COLUMNS} from orders
           where user_id = $4::uuid and (create_time, id) < ($1::timestamptz, $2::uuid)
           order by create_time desc, id desc limit $3::int`,
    values: [...after, limit, userId],
  });
  return rows.map(toOrder);
}

export async function listAllOrders(db: Queryable, after: Cursor = FIRST, limit: number): Promise<Order[]> {
  const rows = await db.query<WholeOrderRow>({
    name: 'list-all-orders',
    text: `select ${ORDER_COLUMNS} from orders
           where (create_time, id) < ($1::timestamptz, $2::uuid)
           order by create_time desc, id desc limit $3::int`,
    values: [...after, limit],
  });
  return rows.map(toOrder);
}

/** The rows that a list counts. */
export function ordersToCount(userId: string | undefined): Statement {
  return userId === undefined
    ? { name: 'count-all-orders', text: 'select 1 from orders' }
    : {
        name: 'count-orders-of-user',
        text: 'select 1 from orders where user_id = $1::uuid',
        values: [userId],
      };
}
