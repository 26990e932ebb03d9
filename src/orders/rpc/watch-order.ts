import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import type { Database } from '../../runtime/database.ts';
import { type LoggedEvent, readLogOf } from '../../runtime/event-log.ts';
import { frames, type Positioned } from '../../runtime/frames.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { ServerStream } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { ORDER_EVENTS } from '../db/tables.ts';
import { type CancelReason, isFinal, type Order, type Status } from '../domain/order.ts';
import type { OrderLog } from '../events/order-log.ts';
import { encodeOrder } from './encode-order.ts';
import type { ReadOrder } from './read-order.ts';

/** How far each status is on its way; an order sees each of them once at most, and only forwards. */
const RANK: Record<Status, number> = { CREATED: 1, PROCESSING: 2, COMPLETED: 3, CANCELLED: 3 };

/** A change that is not in the log so long afterwards is not on its way there: it was purged, or is older than the log. */
const LOGGED_WITHIN_MS = 3_600_000;

/**
 * Streams the states of an order, up to its last. A cursor is the status that was shown: what is behind it are the changes to a
 * higher rank, wherever they stand in the log.
 */
export function watchOrder(
  db: Database,
  read: ReadOrder,
  log: OrderLog,
  tokens: PageTokens,
): ServerStream<pb.WatchOrderRequest, pb.WatchOrderResponse> {
  return (request, call) => {
    const id = request.getId();
    const scope = { call, query: [id] };
    return frames(pb.WatchOrderResponse, call, items());

    async function* items(): AsyncGenerator<Positioned<pb.Order>> {
      const violations = new Violations();
      violations.uuid('id', id);
      const [seen] =
        violations.read(() => tokens.decode<[Status]>(scope, request.getCursor(), 'cursor')) ?? [];
      violations.throwIfAny();
      const now = await read(call, id);
      let shown = seen && RANK[seen];
      for await (const order of states(now)) {
        if (shown !== undefined && RANK[order.status] <= shown) continue;
        shown = RANK[order.status];
        yield { item: encodeOrder(order), cursor: tokens.encode(scope, [order.status]) };
        if (isFinal(order.status)) return;
      }

      async function* states(order: Order): AsyncGenerator<Order> {
        // Without a cursor what was before now is of no interest, and what is told of it later is skipped by its rank.
        if (seen === undefined) yield order;
        else if (isFinal(seen)) return;
        if (seen !== undefined && isOld(order)) {
          const past = await readLogOf(db, ORDER_EVENTS, 'resource', `orders/${id}`, 0n, 10);
          for (const event of past) yield at(order, event);
          yield order;
        }
        for await (const events of log.followResource(`orders/${id}`, 0n, call.signal)) {
          for (const event of events) yield at(order, event);
        }
      }
    }
  };
}

function isOld(order: Order): boolean {
  return Date.now() - order.updateTime.getTime() > LOGGED_WITHIN_MS;
}

/** The order as it was after an event: what an order's events tell is all of it that changes. */
function at(order: Order, { data }: LoggedEvent): Order {
  return {
    ...order,
    status: data.status as Status,
    cancelReason: data.cancelReason as CancelReason | '',
    updateTime: new Date(data.updateTime as string),
  };
}
