import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import { whileLocked } from '../harness/locks.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { ordersSettled } from '../harness/orders.ts';
import { createWorld, type World } from '../requests/world.ts';

/** Every call ends: at the client's own deadline, or at the method's. */
export function deadlines(mesh: () => TestMesh): void {
  describe('deadlines', () => {
    let world: World;
    let product: string;
    let order: string;
    const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);

    before(async () => {
      world = await createWorld(mesh().target);
      const body = {
        sku: world.unique('SLOW-'),
        name: 'Slow',
        category: 'slow',
        price: { currencyCode: 'EUR', units: '1' },
        stock: 10,
      };
      product = (await ask({ path: '/v1/products', body, token: world.users.staff.token })).json.id;
      order = (
        await ask({
          path: '/v1/orders',
          body: { items: [{ productId: product, quantity: 1 }] },
          token: world.users.customer.token,
        })
      ).json.id;
      // Also those of other suites: their reservations would wait for the locks below, and nobody is gone from them.
      await ordersSettled(mesh());
    });

    const timed = async <T>(work: Promise<T>): Promise<[T, number]> => {
      const start = performance.now();
      const result = await work;
      return [result, performance.now() - start];
    };
    /** How many of these statements wait for the lock; what services do of themselves may wait too, it has no caller. */
    const waiting = async (statement: string) => {
      const rows = await mesh().sql<{ n: number }>(
        'catalog',
        `select count(*)::int as n from pg_stat_activity
         where wait_event_type = 'Lock' and datname = current_database() and pid <> pg_backend_pid() and position($1 in query) > 0`,
        [statement],
      );
      return rows[0]!.n;
    };
    const adjusting = 's.on_hand + $2::int8';
    const reserving = 'insert into reservations';

    const adjust = () => ({
      path: `/v1/products/${product}:adjustStock`,
      body: { delta: 1 },
      token: world.users.staff.token,
    });
    const nobodyWaits = () =>
      until('nothing waits for a caller that is gone', async () => (await waiting(adjusting)) === 0, {
        // Less than the method's own deadline, which would end the wait in any case.
        deadlineMs: 4_000,
      });

    test('a JSON client’s own deadline is kept', async () => {
      await whileLocked(mesh(), 'catalog', 'products', async () => {
        const [reply, ms] = await timed(
          ask({ path: `/v1/products/${product}`, headers: { 'grpc-timeout': '400m' } }),
        );
        assert.equal(reply.status, 504, reply.text);
        assert.equal(reply.json.code, 4);
        assert.ok(ms < 2_000, `after ${ms} ms`);
      });
    });

    test('the transaction for a JSON client stops at its deadline', async () => {
      await whileLocked(mesh(), 'catalog', 'stock', async () => {
        const [reply] = await timed(ask({ ...adjust(), headers: { 'grpc-timeout': '400m' } }));
        // The database may tell of its wait a moment before the deadline.
        assert.ok([504, 409].includes(reply.status), reply.text);
        await nobodyWaits();
      });
    });

    test('a native caller’s own deadline travels to the service', async () => {
      await whileLocked(mesh(), 'catalog', 'stock', async () => {
        const client = grpcClient(mesh().target.grpcAddress);
        const [reply, ms] = await timed(
          call(
            client,
            'plaza.catalog.v1.Inventory/AdjustStock',
            { id: product, delta: 1 },
            { deadlineMs: 400, token: world.users.staff.token },
          ),
        );
        assert.match(reply.code, /^(DEADLINE_EXCEEDED|ABORTED)$/);
        assert.ok(ms < 2_000);
        client.close();
        await nobodyWaits();
      });
    });

    test('who asks for more than the method allows gets what it allows', async () => {
      await whileLocked(mesh(), 'catalog', 'products', async () => {
        const [reply, ms] = await timed(
          ask({ path: `/v1/products/${product}`, headers: { 'grpc-timeout': '1H' } }),
        );
        assert.equal(reply.status, 504, reply.text);
        assert.ok(ms > 3_000 && ms < 8_000, `after ${ms} ms`);
      });
    });

    test('without a deadline of the client’s the method’s holds', async () => {
      await whileLocked(mesh(), 'catalog', 'products', async () => {
        const [reply, ms] = await timed(ask({ path: `/v1/products/${product}` }));
        assert.equal(reply.status, 504, reply.text);
        assert.equal(reply.json.code, 4);
        assert.ok(ms > 3_000 && ms < 8_000, `after ${ms} ms`);
      });
    });

    test('a client that leaves ends the work for it, at the deadline at the latest', async () => {
      await whileLocked(mesh(), 'catalog', 'stock', async () => {
        const gone = new AbortController();
        const asked = ask({ ...adjust(), signal: gone.signal }).catch(() => 'gone');
        await until('it waits', async () => (await waiting(adjusting)) > 0);
        gone.abort();
        assert.equal(await asked, 'gone');
        await until('nothing waits for it', async () => (await waiting(adjusting)) === 0);
      });
    });

    test('at the second hop: details without a slow part come before the deadline', async () => {
      await whileLocked(mesh(), 'payments', 'payments', async () => {
        const [reply, ms] = await timed(
          ask({ path: `/v1/orders/${order}/details`, token: world.users.customer.token }),
        );
        assert.equal(reply.status, 200, reply.text);
        assert.deepEqual(reply.json.degraded, ['payments']);
        assert.ok(ms < 5_000, `after ${ms} ms`);
      });
    });

    test('at the second hop: the client’s deadline ends the work of the peer', async () => {
      await whileLocked(mesh(), 'catalog', 'stock', async () => {
        const asked = ask({
          path: '/v1/orders',
          body: { items: [{ productId: product, quantity: 1 }] },
          token: world.users.customer.token,
          headers: { 'grpc-timeout': '2000m' },
        });
        await until('it waits', async () => (await waiting(reserving)) > 0);
        const reply = await asked;
        assert.ok([504, 409].includes(reply.status), reply.text);
        await until('nothing waits in the catalog', async () => (await waiting(reserving)) === 0, {
          deadlineMs: 3_000,
        });
      });
    });

    after(() =>
      until(
        'all is well again',
        async () => (await ask({ path: `/v1/products/${product}` })).status === 200,
        { deadlineMs: 20_000 },
      ).then(() => {}),
    );
  });
}
