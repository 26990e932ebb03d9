// Orders at full speed while payments, catalog, orders (with their relays and consumers) and the broker are killed at random.
// Afterwards every order has ended, and everybody's books agree: orders, stock, payments, the provider, and the log of events.
// The kills follow from a seed, for ten seconds a broker: CHAOS_SEED=7 CHAOS_SECONDS=60 node --test test/broker/chaos.spec.ts
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../local/until.ts';
import { loadMesh } from '../../mesh/load.ts';
import { accessOf, topologyOf } from '../../mesh/queues.ts';
import { connectBroker } from '../../src/runtime/broker/broker.ts';
import { deadLetters } from '../../src/runtime/broker/types.ts';
import { silentLog } from '../../src/runtime/testing/database.ts';
import { mulberry32 } from '../../src/runtime/testing/interleave.ts';
import { http } from '../harness/http.ts';
import { startTestMesh, type TestMesh } from '../harness/mesh.ts';
import { createWorld } from '../requests/world.ts';
import { disagreements } from '../saga/books.ts';
import { askAgain, openShop, type Shop, visitUntil } from '../saga/shop.ts';
import { type Kind, kinds, type Lab } from './labs.ts';

const SECONDS = Number(process.env.CHAOS_SECONDS ?? 10);
const SEED = Number(process.env.CHAOS_SEED ?? 1);
const VICTIMS = ['orders-1', 'orders-2', 'payments-1', 'payments-2', 'catalog-1', 'catalog-2', 'broker'];

for (const kind of kinds) chaos(kind);

function chaos(kind: Kind): void {
  describe(`chaos over ${kind.name}, seed ${SEED}`, { skip: kind.missing ?? false }, () => {
    let lab: Lab;
    let mesh: TestMesh;
    let shop: Shop;
    before(async () => {
      lab = await kind.start();
      const graph = loadMesh('test');
      mesh = await startTestMesh('chaos', {
        brokerUrl: await lab.users(topologyOf(graph), accessOf(graph)),
        replicas: { orders: 2, payments: 2, catalog: 2 },
      });
      shop = await openShop(mesh, await createWorld(mesh.target));
    });
    after(async () => {
      await mesh?.stop();
      await lab?.stop();
    });

    test('no order is lost, paid twice or sold twice, and none stays on its way', async () => {
      const end = performance.now() + SECONDS * 1_000;
      const over = () => performance.now() > end;
      const [kills] = await Promise.all([killUntil(over), visitUntil(shop, over, 6)]);
      assert.ok(kills.length > SECONDS / 6, `only ${kills.length} kills`);
      await allUp();
      // Who was refused was refused in our words; nothing else is a surprise.
      const surprises = shop.surprises.splice(0);
      const honest = / was answered (503|504|409) \{"code":(14|4|10),/;
      assert.deepEqual(
        surprises.filter((text) => !honest.test(text)),
        [],
        kills.join(', '),
      );
      await until('everybody is answered who asks again', askAgainOnce, {
        deadlineMs: 90_000,
        everyMs: 500,
      });
      await until(
        'the books agree',
        async () => {
          const wrong = [...(await disagreements(shop)), ...(await untold(mesh))];
          if (wrong.length > 0) throw new Error(wrong.slice(0, 8).join('; '));
          return true;
        },
        // What was begun and never continued is given back after half a minute.
        { deadlineMs: 90_000, everyMs: 500 },
      );
      assert.ok(shop.placed.size > SECONDS, `only ${shop.placed.size} orders`);
    });

    test('nothing is left in the broker, least of all among the dead letters', async () => {
      const topology = topologyOf(mesh.graph);
      const broker = connectBroker({ url: lab.url, topology, name: 'chaos', log: silentLog() });
      try {
        for (const queue of ['order_queue', 'event_queue']) {
          await until(`${queue} is empty`, async () => (await broker.depth(queue)) === 0);
          assert.equal(await broker.depth(deadLetters(queue)), 0, deadLetters(queue));
        }
      } finally {
        await broker.close();
      }
    });

    /** Kills one after the other; processes come back by their supervisor, the broker after a while. Gives who was killed. */
    async function killUntil(over: () => boolean): Promise<string[]> {
      const random = mulberry32(SEED);
      const killed: string[] = [];
      let broker = Promise.resolve();
      let brokerIsUp = true;
      const killBroker = async (pauseMs: number) => {
        await lab.down();
        await sleep(pauseMs);
        await lab.up();
        brokerIsUp = true;
      };
      while (!over()) {
        const victim = VICTIMS[Math.floor(random() * VICTIMS.length)]!;
        const [pause, outage] = [300 + random() * 1_200, random() * 2_000];
        if (victim === 'broker' && brokerIsUp) {
          brokerIsUp = false;
          // The others die meanwhile too.
          broker = killBroker(outage);
          killed.push(victim);
        } else if (mesh.processes().find(({ name }) => name === victim)?.state === 'running') {
          mesh.kill(victim, 'SIGKILL');
          killed.push(victim);
        }
        await sleep(pause);
      }
      await broker;
      return killed;
    }

    /** Whoever is told to try again does. */
    async function askAgainOnce(): Promise<boolean> {
      const asking = new Map(shop.unknown);
      await askAgain(shop);
      const refused = shop.surprises.splice(0);
      if (refused.length === 0) return true;
      for (const [key, body] of asking) if (!shop.placed.has(key)) shop.unknown.set(key, body);
      throw new Error(refused.join('; '));
    }

    const allUp = () =>
      until(
        'everything is up again',
        async () =>
          mesh.processes().every(({ state }) => state === 'running') &&
          (await http(mesh.target.httpUrl, { path: '/health' })).json?.status === 'UP',
        { deadlineMs: 60_000, everyMs: 200 },
      );
  });
}

/** Where the log of events does not say what the rows do, a sentence each. */
async function untold(mesh: TestMesh): Promise<string[]> {
  const told = new Map<string, string[]>();
  const log = await mesh.sql<{ resource: string; type: string }>(
    'orders',
    `select resource, type from order_events where type like 'order.%' or type like 'payment.%' order by position`,
  );
  for (const { resource, type } of log) told.set(resource, [...(told.get(resource) ?? []), type]);
  const wrong: string[] = [];
  const check = (resource: string, expected: RegExp) => {
    const types = (told.get(resource) ?? []).join(' ');
    if (!expected.test(types)) wrong.push(`of ${resource} the log tells "${types}", not ${expected}`);
    told.delete(resource);
  };

  const orders = await mesh.sql<{ id: string; status: string }>('orders', 'select id, status from orders');
  for (const { id, status } of orders) {
    const path =
      status === 'COMPLETED' ? 'order.processing order.completed' : '(order.processing )?order.cancelled';
    check(`orders/${id}`, new RegExp(`^order.created ${path}$`));
  }
  const payments = await mesh.sql<{ id: string; status: string; refunds: number }>(
    'payments',
    `select id, status, (select count(*)::int from refunds where payment_id = payments.id and state = 'DONE') as refunds
     from payments`,
  );
  for (const { id, status, refunds } of payments) {
    const taken = status === 'CAPTURED' || status === 'REFUNDED';
    const parts = [...(taken ? ['payment.captured'] : []), ...Array(refunds).fill('payment.refunded')];
    // They come by the broker, in any order.
    const types = (told.get(`payments/${id}`) ?? []).sort().join(' ');
    if (types !== parts.join(' ')) wrong.push(`of payment ${id}, ${status}, the log tells "${types}"`);
    told.delete(`payments/${id}`);
  }
  for (const resource of told.keys()) wrong.push(`the log tells of ${resource}, which is not there`);
  return wrong;
}
