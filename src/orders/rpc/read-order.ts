import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { notFound } from '../../runtime/errors.ts';
import { gather } from '../../runtime/gather.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { invalidField, isUuid } from '../../runtime/validate.ts';
import { findOrders } from '../db/find-orders.ts';
import { mayUse, type Order } from '../domain/order.ts';

/** Reads one order for a caller; NOT_FOUND also when it is somebody else's. */
export type ReadOrder = (call: Pick<Call, 'identity'>, id: string) => Promise<Order>;

/** Reads that meet share a query. */
export function createReadOrder(db: Database, sized?: (orders: number) => void): ReadOrder {
  const find = gather((ids: string[]) => findOrders(db, ids), { sized });
  return async (call, id) => {
    if (!isUuid(id)) throw invalidField('id', 'must be a UUID in lower case');
    tagOrder(id);
    const order = await find(id);
    if (!order || !mayUse(call.identity, order.userId)) throw notFound('order', id);
    return order;
  };
}
