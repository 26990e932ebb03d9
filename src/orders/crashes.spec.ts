import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import catalogPb from '../../gen/plaza/catalog/v1/catalog_pb.js';
import pb from '../../gen/plaza/orders/v1/orders_pb.js';
import paymentsPb from '../../gen/plaza/payments/v1/payments_pb.js';
import { newId } from '../runtime/ids.ts';
import { type ServiceProcess, startProcess } from '../runtime/testing/service-process.ts';
import { until } from '../runtime/testing/until.ts';
import { FAULT_POINTS, type FaultPoint } from './faults.ts';
import {
  connect,
  environment,
  Orders,
  type Replica,
  startOrders,
  startReplica,
  statusOf,
  type TestOrders,
  toCreate,
} from './testing/orders.ts';
import { failure, money } from './testing/peers.ts';

const { State } = catalogPb.Reservation;
const { Status } = paymentsPb.Payment;

type Client = ReturnType<typeof connect>;

/** What is done to pass a point, and what has to come of it in the end. */
interface Scenario {
  /** Once before the process that will die starts. */
  prepare?: () => Promise<void>;
  /** What a client sends, again with the same key after the crash; the reason of its refusal or 'done'. */
  act: (client: Client) => Promise<string>;
  outcome: 'COMPLETED' | 'CANCELLED' | 'nothing' | 'INVALID_ARGUMENT' | 'OUT_OF_STOCK';
}

describe('orders killed', () => {
  let service: TestOrders;
  let dying: ServiceProcess | undefined;
  let healthy: Replica | undefined;
  before(async () => {
    service = await startOrders(0);
  });
  after(() => service.close());
  afterEach(async () => {
    service.world.hooks.before = undefined;
    service.world.hooks.after = undefined;
    dying?.kill();
    await healthy?.stop();
    healthy = undefined;
  });

  for (const point of FAULT_POINTS) {
    it(`at ${point} loses nothing and does nothing twice`, async () => {
      const { world, db, around } = service;
      const product = world.addProduct(10);
      const caller = { subject: newId() };
      const { prepare, act, outcome } = scenarioOf(point, product, caller);
      await prepare?.();
      dying = startProcess('orders', { ...environment(around), FAULT: point });
      const first = dying.address
        .then((address) => connect(address))
        .then(async (client) => {
          await act(client).catch(() => {});
          client.close();
        });
      first.catch(() => {});
      assert.deepEqual(await dying.ended, [null, 'SIGKILL']);

      await passTime();
      healthy = await startReplica(around, 'orders-2');
      const answer = await act(healthy);
      // Not before: what goes on by itself would complete the order that is to be cancelled.
      world.hooks.before = undefined;
      world.hooks.after = undefined;
      await until(() => service.quiet());
      await until(async () => {
        await passTime();
        return (
          (await db.query({ name: 'spec-open', text: 'select from order_intents where reply is null' }))
            .length === 0
        );
      }, 15_000);

      const list = await healthy.call(Orders.listOrders, new pb.ListOrdersRequest(), caller);
      const orders = list.getOrdersList();
      const sold = 10 - world.available(product);
      if (outcome === 'COMPLETED' || outcome === 'CANCELLED') {
        assert.equal(answer, 'done');
        assert.deepEqual(orders.map(statusOf), [outcome]);
        const payment = world.payments.get(orders[0]!.getId())!.getStatus();
        const reservation = world.reservations.get(orders[0]!.getId())!.getState();
        if (outcome === 'COMPLETED')
          assert.deepEqual([payment, reservation, sold], [Status.CAPTURED, State.COMMITTED, 2]);
        else assert.deepEqual([payment === Status.CAPTURED, reservation, sold], [false, State.RELEASED, 0]);
      } else {
        assert.equal(answer, outcome === 'nothing' ? 'done' : outcome);
        assert.deepEqual(orders, []);
        assert.equal(sold, 0);
      }
    });
  }

  /** As if the leases of what was killed were over. */
  async function passTime(): Promise<void> {
    await service.broker
      .execute({
        name: 'spec-jobs-again',
        text: `update pgboss.job set started_on = now() - interval '1 minute' where state = 'active'`,
      })
      .catch((error: { code?: string }) => {
        // Killed before it could so much as open its queues.
        if (error.code !== '42P01') throw error;
      });
    await service.db.execute({
      name: 'spec-leases-over',
      // Once for each lease: a row that is updated all the time is one that the reaper skips as locked.
      text: `update order_intents set lease_until = now() - interval '1 minute'
             where reply is null and lease_until > now() - interval '40 seconds'`,
    });
  }

  function scenarioOf(point: FaultPoint, product: string, caller: { subject: string }): Scenario {
    const { world } = service;
    const requestId = newId();
    const create =
      (items: [string, number][], method = '') =>
      async (client: Client) => {
        try {
          await client.call(Orders.createOrder, toCreate(items, { requestId, method }), caller);
          return 'done';
        } catch (error) {
          return (error as { reason: string }).reason;
        }
      };
    const one: [string, number] = [product, 2];
    switch (point) {
      case 'orders.create.before-release':
      case 'orders.create.after-release':
        return {
          act: create([one, [world.addProduct(1, money('USD', 1)), 1]]),
          outcome: 'INVALID_ARGUMENT',
        };
      case 'orders.create.after-refusal':
        return { act: create([[product, 11]]), outcome: 'OUT_OF_STOCK' };
      case 'orders.saga.before-cancelled':
      case 'orders.saga.after-cancelled':
        return { act: create([one], 'sandbox-decline'), outcome: 'CANCELLED' };
      case 'orders.give-back.before-release':
      case 'orders.give-back.after-release':
      case 'orders.give-back.after-void':
      case 'orders.cancel.before-commit':
      case 'orders.cancel.inside-commit':
      case 'orders.cancel.after-commit': {
        let id: string | undefined;
        return {
          // Paid and sold, but not completed yet when it is cancelled: everything has to come back.
          async prepare() {
            world.hooks.after = (called) => {
              if (called === 'commitReservation') throw failure(status.UNAVAILABLE);
            };
            const placing = await startReplica(service.around, 'orders-0');
            const order = await placing.call(Orders.createOrder, toCreate([one]), caller);
            id = order.getId();
            await until(() => world.reservations.get(order.getId())!.getState() === State.COMMITTED);
            await placing.stop();
          },
          async act(client) {
            const request = new pb.CancelOrderRequest().setId(id!).setRequestId(requestId);
            await client.call(Orders.cancelOrder, request, caller);
            return 'done';
          },
          outcome: 'CANCELLED',
        };
      }
      case 'orders.reap.after-claim':
      case 'orders.reap.after-release':
      case 'orders.reap.after-removal':
        return {
          async prepare() {
            world.hooks.after = (called) => {
              if (called === 'reserveStock') throw failure(status.UNAVAILABLE);
            };
            const placing = await startReplica(service.around, 'orders-0');
            await create([one])(placing);
            await placing.stop();
            world.hooks.after = undefined;
            await passTime();
          },
          act: async () => 'done',
          outcome: 'nothing',
        };
      default:
        return { act: create([one]), outcome: 'COMPLETED' };
    }
  }
});
