import type pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import type { Unary } from '../../runtime/server.ts';
import { encodeOrder } from './encode-order.ts';
import type { ReadOrder } from './read-order.ts';

export function getOrder(read: ReadOrder): Unary<pb.GetOrderRequest, pb.Order> {
  return async (request, call) => encodeOrder(await read(call, request.getId()));
}
