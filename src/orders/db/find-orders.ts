import type { Queryable } from '../../runtime/database.ts';
import type { Order } from '../domain/order.ts';
import { ORDER_COLUMNS, toOrder, type WholeOrderRow } from './tables.ts';

/** The orders that exist among these ids. */
export async function findOrders(db: Queryable, ids: readonly string[]): Promise<Map<string, Order>> {
  const rows = await db.query<WholeOrderRow>({
    name: 'find-orders',
    text: `select ${ORDER_COLUMNS} from orders where id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, toOrder(row)]));
}
