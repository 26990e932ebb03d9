import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { notFound, unauthenticated } from '../../runtime/errors.ts';
import { type PageTokens, pageSize, totalSize } from '../../runtime/pages.ts';
import type { Unary } from '../../runtime/server.ts';
import { invalidField, isUuid, Violations } from '../../runtime/validate.ts';
import { type Cursor, listAllOrders, listOrdersOfUser, ordersToCount } from '../db/list-orders.ts';
import { mayUse } from '../domain/order.ts';
import { encodeOrder } from './encode-order.ts';

export function listOrders(
  db: Database,
  tokens: PageTokens,
): Unary<pb.ListOrdersRequest, pb.ListOrdersResponse> {
  return async (request, call) => {
    const violations = new Violations();
    const size = violations.read(() => pageSize(request.getPageSize()))!;
    const userId = violations.read(() => whoseOrders(call, request.getUserId()));
    const scope = { call, query: [userId] };
    const after = violations.read(() => tokens.decode<Cursor>(scope, request.getPageToken()));
    violations.throwIfAny();
    const [orders, total] = await Promise.all([
      userId === undefined
        ? listAllOrders(db, after, size + 1)
        : listOrdersOfUser(db, userId, after, size + 1),
      totalSize(db, ordersToCount(userId)),
    ]);
    const response = new pb.ListOrdersResponse();
    response.setOrdersList(orders.slice(0, size).map(encodeOrder));
    const last = orders[size - 1];
    if (last && orders.length > size) {
      response.setNextPageToken(tokens.encode(scope, [last.createTime.toISOString(), last.id]));
    }
    response.setTotalSize(total);
    return response;
  };
}

/** The user whose orders are asked for; undefined is everybody, for staff that names nobody. */
function whoseOrders({ identity }: Call, named: string): string | undefined {
  const { subject, isStaff } = identity;
  if (subject === undefined) throw unauthenticated('NOT_SIGNED_IN', 'Sign in to see orders.');
  if (named === '') return isStaff ? undefined : subject;
  if (named === 'me') return subject;
  if (!isUuid(named)) throw invalidField('userId', 'must be a UUID in lower case, or me');
  if (!mayUse(identity, named)) throw notFound('user', named);
  return named;
}
