import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import catalogPb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import paymentsPb from '../../../gen/plaza/payments/v1/payments_pb.js';
import type { Event } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import { PlazaError, toStatus } from '../../runtime/errors.ts';
import { newId } from '../../runtime/ids.ts';
import { PeerError } from '../../runtime/peer-error.ts';
import { noTelemetry } from '../../runtime/telemetry/telemetry.ts';
import { testCall } from '../../runtime/testing/call.ts';
import { silentLog, type TestDatabase, testDatabase } from '../../runtime/testing/database.ts';
import { interleave, mulberry32, type Turns } from '../../runtime/testing/interleave.ts';
import { findOrders } from '../db/find-orders.ts';
import { orderFigures } from '../figures.ts';
import type { Deps } from '../flow/deps.ts';
import { reapIntents } from '../flow/reap-intents.ts';
import { cancelOrder } from '../rpc/cancel-order.ts';
import { createOrder } from '../rpc/create-order.ts';
import { toCreate } from '../testing/orders.ts';
import { createWorld, type World } from '../testing/peers.ts';
import { handleEvent } from './handle-event.ts';

const { State } = catalogPb.Reservation;
const { Status } = paymentsPb.Payment;

let database: TestDatabase;
before(async () => {
  database = await testDatabase({ service: 'orders' });
});
after(() => database.close());

/** Dependencies whose every statement and call is a turn, or without turns. */
function depsOf(world: World, turns?: Turns): Deps {
  const peer = <P extends object>(handlers: P): never => {
    const failing = asPeer(handlers);
    return (turns ? turns.calls(failing) : failing) as never;
  };
  const db: Database = turns ? turns.database(database.db) : database.db;
  const { inventory, payments, catalog, accounts } = world.peers;
  return {
    db,
    inventory: peer(inventory),
    payments: peer(payments),
    catalog: peer(catalog),
    accounts: peer(accounts),
    findOrder: async (id) => (await findOrders(db, [id])).get(id),
    isTaken: () => true,
    told: () => {},
    figures: orderFigures(noTelemetry),
    fault: () => {},
  };
}

/** What a handler throws, as it comes over the wire. */
function asPeer<P extends object>(handlers: P): P {
  const entries = Object.entries(handlers as Record<string, (request: never) => Promise<unknown>>);
  return Object.fromEntries(
    entries.map(([name, handler]) => [
      name,
      async (request: never) => {
        try {
          return await handler(request);
        } catch (error) {
          const sent = toStatus(PlazaError.from(error), 'spec', new Date());
          throw new PeerError(name, Object.assign(new Error(sent.details), sent));
        }
      },
    ]),
  ) as P;
}

/** Those that order_queue takes. */
async function events(orderId: string): Promise<Event[]> {
  return (await told(orderId)).filter(({ type }) => type.startsWith('order.'));
}

/** What the audit log is told. */
async function actions(orderId: string): Promise<unknown[]> {
  const entries = (await told(orderId)).filter(({ type }) => type === 'audit.recorded');
  return entries.map(({ data }) => data.action).sort();
}

async function told(orderId: string): Promise<Event[]> {
  const rows = await database.db.query<{ event: Event }>({
    name: 'spec-events',
    text: `select event from outbox where event->>'resource' = 'orders/' || $1::text order by id`,
    values: [orderId],
  });
  return rows.map((row) => row.event);
}

async function place(world: World, caller: string, method = ''): Promise<string> {
  const product = world.addProduct(3);
  const request = toCreate([[product, 2]], { requestId: newId(), method });
  const reply = await createOrder(depsOf(world))(request, testCall({ subject: caller }));
  return pb.Order.deserializeBinary(reply as Buffer).getId();
}

describe('the saga of an order', () => {
  const SEEDS = 150;

  for (const killShare of [0, 0.1]) {
    it(`ends right in ${SEEDS} interleavings with cancels and expiry, ${killShare * 100} % of turns fatal`, async () => {
      const ends = new Map<string, number>();
      for (let seed = 1; seed <= SEEDS; seed++) {
        const random = mulberry32(seed);
        const world = createWorld();
        const caller = newId();
        const id = await place(world, caller, random() < 0.2 ? 'sandbox-decline' : '');
        const pause = async (turns: Turns, most: number) => {
          for (let n = Math.floor(random() * most); n > 0; n--) await turns.run(async () => {});
        };
        /** Handles whatever events there are by now, in any order, and removes none: each comes at least twice. */
        const relay = async (turns: Turns) => {
          const handle = handleEvent(depsOf(world, turns), silentLog());
          for (let round = 0; round < 3; round++) {
            for (const event of shuffled(await events(id), random)) {
              await handle(event, new AbortController().signal);
            }
          }
        };
        await interleave({ seed, killShare }, [
          relay,
          relay,
          relay,
          async (turns) => {
            await pause(turns, 15);
            if (seed % 3 === 0) return;
            const request = new pb.CancelOrderRequest().setId(id).setRequestId(newId());
            await cancelOrder(depsOf(world, turns))(request, testCall({ subject: caller }));
          },
          async (turns) => {
            await pause(turns, 30);
            const reservation = world.reservations.get(id)!;
            if (seed % 4 === 0 && reservation.getState() === State.HELD) reservation.setState(State.EXPIRED);
          },
        ]);

        const handle = handleEvent(depsOf(world), silentLog());
        for (let handled = new Set<string>(); ; ) {
          const open = (await events(id)).filter((event) => !handled.has(event.id));
          if (open.length === 0) break;
          for (const event of shuffled(open, random)) {
            await handle(event, new AbortController().signal);
            handled = new Set([...handled, event.id]);
          }
        }
        const order = (await findOrders(database.db, [id])).get(id)!;
        const money = world.payments.get(id)!.getStatus();
        const stock = world.reservations.get(id)!.getState();
        const seen = `seed ${seed}: ${order.status}, payment ${money}, reservation ${stock}`;
        if (order.status === 'COMPLETED') {
          assert.deepEqual([money, stock], [Status.CAPTURED, State.COMMITTED], seen);
        } else {
          assert.equal(order.status, 'CANCELLED', seen);
          assert.ok([Status.VOIDED, Status.REFUNDED, Status.DECLINED].includes(money as never), seen);
          assert.ok(stock === State.RELEASED || stock === State.EXPIRED, seen);
        }
        const end = order.cancelReason || order.status;
        ends.set(end, (ends.get(end) ?? 0) + 1);
        // Every change told once, whatever was repeated.
        const types = (await events(id)).map((event) => event.type);
        assert.equal(new Set(types).size, types.length, seen);
        const cancelled = order.cancelReason === 'CANCELLED_BY_USER' ? ['order.cancel'] : [];
        assert.deepEqual(await actions(id), [...cancelled, 'order.create'], seen);
      }
      assert.deepEqual([...ends.keys()].sort(), [
        'CANCELLED_BY_USER',
        'COMPLETED',
        'PAYMENT_DECLINED',
        'RESERVATION_EXPIRED',
      ]);
    });
  }
});

describe('placing an order', () => {
  const SEEDS = 40;

  for (const killShare of [0, 0.15]) {
    it(`makes one order of twins in ${SEEDS} interleavings with takeovers and reapers, ${killShare * 100} % of turns fatal`, async () => {
      for (let seed = 1; seed <= SEEDS; seed++) {
        const random = mulberry32(seed);
        const world = createWorld();
        const product = world.addProduct(5);
        const caller = newId();
        const request = toCreate([[product, 2]], { requestId: newId() });
        const replies: string[] = [];
        const twin = async (turns?: Turns) => {
          const reply = await createOrder(depsOf(world, turns))(request, testCall({ subject: caller }));
          replies.push((reply as Buffer).toString('hex'));
        };
        /** Time passes: for the holder of a lease that is as if it had been stopped. */
        const age = async (seconds: number) =>
          database.db.execute({
            name: 'spec-age',
            text: `update order_intents set lease_until = lease_until - $2::int * interval '1 second'
                   where caller = $1::text and reply is null`,
            values: [caller, seconds],
          });
        const outcomes = await interleave({ seed, killShare }, [
          twin,
          twin,
          twin,
          async (turns) => {
            for (let n = Math.floor(random() * 8); n > 0; n--) await turns.run(async () => {});
            await turns.run(() => age(3));
          },
          async (turns) => {
            for (let n = Math.floor(random() * 12); n > 0; n--) await turns.run(async () => {});
            await turns.run(() => age(60));
            await reapIntents(depsOf(world, turns), silentLog());
          },
        ]);
        for (const { error } of outcomes) assert.equal(error, undefined, `seed ${seed}`);

        await age(60);
        await twin();
        await age(60);
        await reapIntents(depsOf(world), silentLog());
        assert.equal(new Set(replies).size, 1, `seed ${seed}: all answers are the same`);
        const order = pb.Order.deserializeBinary(Buffer.from(replies[0]!, 'hex'));
        const held = [...world.reservations.values()].filter((r) => r.getState() === State.HELD);
        assert.deepEqual(
          held.map((r) => r.getId()),
          [order.getId()],
          `seed ${seed}: only its stock is set aside`,
        );
        const orders = await database.db.query<{ id: string }>({
          name: 'spec-orders',
          text: 'select id from orders where user_id = $1::uuid',
          values: [caller],
        });
        assert.deepEqual(orders, [{ id: order.getId() }], `seed ${seed}`);
        assert.deepEqual(
          (await events(order.getId())).map((event) => event.type),
          ['order.created'],
        );
        assert.deepEqual(await actions(order.getId()), ['order.create'], `seed ${seed}`);
      }
    });
  }
});

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
