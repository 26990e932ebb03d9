import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { FAULT_POINTS as ORDERS } from '../../src/orders/faults.ts';
import { FAULT_POINTS as PAYMENTS } from '../../src/payments/faults.ts';
import { arm, heal, isDead, killForGood } from '../harness/faults.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';
import { disagreements } from './books.ts';
import { askAgain, openShop, type Shop, visitUntil } from './shop.ts';

/** Points of the catalog beside those that every method has: before its handler, and before its reply leaves. */
const CATALOG = [
  'catalog.reserve.inside',
  'catalog.reserve.after-commit',
  ...['ReserveStock', 'CommitReservation', 'ReleaseReservation'].flatMap((name) => [
    `/plaza.catalog.v1.Inventory/${name}:before`,
    `/plaza.catalog.v1.Inventory/${name}:reply`,
  ]),
];

/** What a dead consumer had taken comes back with its lease, some ten seconds later: cells wait for that together. */
const CELLS_A_BOOK = 3;

/**
 * Whatever is killed wherever: every order ends, nothing is lost, nobody pays twice, nothing is sold twice. As many cells as payments has
 * points, unless told: each of payments and the catalog is passed, and every second of orders, all of which its own specs pass.
 */
export function saga(
  mesh: () => TestMesh,
  { cells: count = PAYMENTS.length }: { cells?: number } = {},
): void {
  describe('the saga', () => {
    let world: World;
    let shop: Shop;
    before(async () => {
      world = await createWorld(mesh().target);
      shop = await openShop(mesh(), world);
    });

    const agree = (deadlineMs = 40_000) =>
      until(
        'the books agree',
        async () => {
          const wrong = await disagreements(shop);
          if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join('; '));
          return true;
        },
        { deadlineMs, everyMs: 250 },
      );

    test('while nothing is killed the books agree', async () => {
      const end = performance.now() + 2_000;
      await visitUntil(shop, () => performance.now() > end);
      assert.deepEqual(shop.surprises.splice(0), []);
      await agree();
    });

    // Three services die in each cell, each at a point of its own: that is three times as many points in the time of one.
    const cells = Array.from({ length: count }, (_, i) => ({
      orders: ORDERS[Math.floor((i * ORDERS.length) / count)]!,
      payments: PAYMENTS[i % PAYMENTS.length]!,
      catalog: CATALOG[i % CATALOG.length]!,
    }));
    for (let first = 0; first < cells.length; first += CELLS_A_BOOK) {
      for (const cell of cells.slice(first, first + CELLS_A_BOOK)) {
        test(`killed at ${cell.orders}, ${cell.payments} and ${cell.catalog}`, async () => {
          const victims = Object.entries(cell).map(([service, point]) => ({
            replica: `${service}-1`,
            point,
          }));
          await Promise.all(victims.map(({ replica, point }) => arm(mesh(), replica, point)));
          const feeding = cell.orders.includes('.reap.') ? feedReaper(shop) : undefined;
          const end = performance.now() + 20_000;
          const alive = () => victims.filter(({ replica }) => !isDead(mesh(), replica));
          await visitUntil(shop, () => alive().length === 0 || performance.now() > end);
          feeding?.stop();
          const survivors = alive().map(({ point }) => point);
          await Promise.all(victims.map(({ replica }) => heal(mesh(), replica)));
          // With a second replica of each, no kill is an error to anybody: every visit is of reads and keyed methods.
          assert.deepEqual(shop.surprises.splice(0), []);
          assert.deepEqual(survivors, [], 'points that were never passed');
        });
      }
      test('and then the books agree', async () => {
        await agree();
      });
    }

    test('a database that is killed costs answers and no order', async () => {
      let over = false;
      const visits = visitUntil(shop, () => over);
      try {
        const postgres = () =>
          mesh()
            .processes()
            .find(({ name }) => name === 'postgres')!;
        const killed = postgres().pid;
        mesh().kill('postgres', 'SIGKILL');
        // Backends of the killed one answer for a moment yet, and health is what it was a second ago.
        await until(
          'postgres is started anew',
          () => postgres().state === 'running' && postgres().pid !== killed,
        );
        let upSince = Number.POSITIVE_INFINITY;
        await until(
          'the whole has been up for three seconds',
          async () => {
            const up =
              (
                await mesh()
                  .sql('orders', 'select 1 as one')
                  .catch(() => [])
              ).length === 1 && (await http(mesh().target.httpUrl, { path: '/health' })).json.status === 'UP';
            upSince = up ? Math.min(upSince, performance.now()) : Number.POSITIVE_INFINITY;
            return performance.now() - upSince > 3_000;
          },
          { deadlineMs: 60_000, everyMs: 100 },
        );
      } finally {
        over = true;
        await visits;
      }
      // Everybody got an answer in our words, if not the one they wished for.
      assert.deepEqual(
        shop.surprises
          .splice(0)
          .filter((text) => !/ was answered (503|504|409) \{"code":(14|4|10),/.test(text)),
        [],
      );
      await askAgain(shop);
      assert.deepEqual(shop.surprises.splice(0), []);
      await agree();
    });

    test('orders at once on the last items never sell more than there are', async () => {
      const { target } = mesh();
      const body = {
        sku: world.unique('LAST-'),
        name: 'last',
        category: 'saga',
        price: { currencyCode: 'EUR', units: '1' },
        stock: 5,
      };
      const last = await http(target.httpUrl, { path: '/v1/products', body, token: world.users.staff.token });
      shop.initial.set(last.json.id, 5);
      const replies = await Promise.all(
        Array.from({ length: 40 }, async () => {
          const requestId = world.unique('last');
          const reply = await http(target.httpUrl, {
            path: '/v1/orders',
            body: { items: [{ productId: last.json.id, quantity: 1 }], requestId },
            token: world.users.other.token,
          });
          if (reply.status === 201) shop.placed.set(requestId, reply.json.id);
          return reply;
        }),
      );
      assert.equal(replies.filter((reply) => reply.status === 201).length, 5);
      for (const reply of replies.filter((one) => one.status !== 201)) {
        assert.equal(reply.status, 400, reply.text);
        assert.equal(reply.json.details[0].reason, 'OUT_OF_STOCK');
      }
      await agree();
    });

    describe('while payments is down', () => {
      let order: string;
      const ask = (path: string) => http(mesh().target.httpUrl, { path, token: world.users.customer.token });
      const all = ['payments-1', 'payments-2'];
      before(async () => {
        await Promise.all(all.map((replica) => killForGood(mesh(), replica)));
      });
      after(() =>
        Promise.all(
          all.filter((replica) => isDead(mesh(), replica)).map((replica) => mesh().revive(replica)),
        ).then(() => {}),
      );

      test('an order is placed', async () => {
        const requestId = world.unique('down');
        const reply = await http(mesh().target.httpUrl, {
          path: '/v1/orders',
          body: { items: [{ productId: shop.product, quantity: 1 }], requestId },
          token: world.users.customer.token,
        });
        assert.equal(reply.status, 201, reply.text);
        order = reply.json.id;
        shop.placed.set(requestId, order);
      });

      test('details say what is missing, instead of failing', async () => {
        const reply = await ask(`/v1/orders/${order}/details`);
        assert.equal(reply.status, 200, reply.text);
        assert.deepEqual(reply.json.degraded, ['payments']);
        assert.equal(reply.json.order.id, order);
        assert.equal(reply.json.customer.id, world.users.customer.id);
        assert.ok(reply.json.products[shop.product]);
      });

      test('the health of the whole is degraded, and says who is down', async () => {
        await until(
          'payments is seen to be down',
          async () => (await ask('/health')).json.services.payments.status === 'DOWN',
        );
        const health = (await ask('/health')).json;
        assert.equal(health.status, 'DEGRADED');
        assert.equal(health.services.catalog.status, 'UP');
        assert.match(health.services.payments.detail, /^The service .+\.$/);
      });

      test('its own methods are 503', async () => {
        const reply = await ask(`/v1/orders/${order}/payments`);
        assert.equal(reply.status, 503);
        assert.equal(reply.json.code, 14);
      });

      test('the order is finished once payments is back', async () => {
        assert.notEqual((await ask(`/v1/orders/${order}`)).json.status, 'COMPLETED');
        await Promise.all(all.map((replica) => mesh().revive(replica)));
        await until(
          'the order is completed',
          async () => (await ask(`/v1/orders/${order}`)).json.status === 'COMPLETED',
          { deadlineMs: 40_000 },
        );
        await agree();
      });
    });
  });
}

/** The reaper comes for attempts that nobody has continued for long; here are some, as a crash leaves them. */
function feedReaper(shop: Shop): { stop(): void } {
  const feed = () => {
    shop.mesh
      .sql(
        'orders',
        `insert into order_intents (order_id, caller, request_hash, lease_token, lease_until)
         values ($1, 'nobody', '', $2, now() - interval '1 hour')`,
        [randomUUID(), randomUUID()],
      )
      .catch(() => {});
  };
  const timer = setInterval(feed, 200);
  return { stop: () => clearInterval(timer) };
}
