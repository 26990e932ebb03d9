// Three replicas of orders for the tests of a file, and what customers and staff do with them.
import { after, afterEach, before } from 'node:test';
import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import { newId } from '../../runtime/ids.ts';
import { until } from '../../runtime/testing/until.ts';
import { type Caller, Orders, startOrders, statusOf, type TestOrders, toCreate } from './orders.ts';
import type { World } from './peers.ts';

type CreateOptions = Parameters<typeof toCreate>[1];

/** Starts them before the tests of the file and ends them afterwards; what a test broke is whole again after it. */
export function useShop() {
  let service: TestOrders;
  before(async () => {
    service = await startOrders(3);
  });
  after(() => service.close());
  afterEach(() => {
    service.world.hooks.before = undefined;
    service.world.hooks.after = undefined;
  });

  const someone = (more: Partial<Caller> = {}): Caller => ({ subject: newId(), ...more });
  const create = (items: [string, number][], caller: Caller, options: CreateOptions = {}, replica = 0) =>
    service.replicas[replica % 3]!.callRaw(Orders.createOrder, toCreate(items, options), caller);
  const get = (id: string, caller: Caller) =>
    service.replicas[1]!.call(Orders.getOrder, new pb.GetOrderRequest().setId(id), caller);

  return {
    service: () => service,
    world: (): World => service.world,
    someone,
    staff: () => someone({ roles: 'staff' }),
    create,
    /** An order of two pieces of a new product. */
    place: async (caller: Caller, options: CreateOptions = {}) =>
      pb.Order.deserializeBinary(await create([[service.world.addProduct(5), 2]], caller, options)),
    get,
    cancel: (id: string, caller: Caller, requestId = '') =>
      service.replicas[2]!.callRaw(
        Orders.cancelOrder,
        new pb.CancelOrderRequest().setId(id).setRequestId(requestId),
        caller,
      ),
    becomes: (id: string, caller: Caller, expected: string) =>
      until(async () => statusOf(await get(id, caller)) === expected),
    /** Waits until everything that follows from events has been done. */
    settled: () => until(() => service.quiet(), 15_000),
  };
}
