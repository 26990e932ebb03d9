import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { killForGood, sidecarOf } from '../harness/faults.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** Tokens are verified by keys that every proxy keeps for itself. */
export function keysAway(mesh: () => TestMesh): void {
  describe('while accounts is away', () => {
    let world: World;
    let away: string[];
    const orders = () =>
      http(mesh().target.httpUrl, { path: '/v1/orders', token: world.users.customer.token });
    /** Kills a process and waits for its supervisor to start it, but not until it is ready: it cannot be. */
    async function restart(name: string): Promise<void> {
      const pidOf = () =>
        mesh()
          .processes()
          // A gateway is a process, or a pod in which it is one.
          .find((process) => [name, sidecarOf(name)].includes(process.name))?.pid;
      const before = pidOf();
      mesh().kill(name, 'SIGKILL');
      await until(`${name} has started again`, () => pidOf() !== undefined && pidOf() !== before);
    }
    before(async () => {
      world = await createWorld(mesh().target);
      away = mesh()
        .processes()
        .filter(({ name }) => /^accounts-\d+$/.test(name))
        .map(({ name }) => name);
      await Promise.all(away.map((replica) => killForGood(mesh(), replica)));
    });
    after(async () => {
      await Promise.all(away.map((replica) => mesh().revive(replica)));
      const signIn = { path: '/v1/sessions', body: { email: 'a@test.example', password: 'wrong password' } };
      await until(
        'the gateway finds it again',
        async () => (await http(mesh().target.httpUrl, signIn)).status !== 503,
      );
      await until('it knows the keys again', async () => (await orders()).status === 200);
    });

    test('whoever is signed in stays so, for longer than a proxy’s copy of the keys is fresh', async () => {
      const { jwksCacheSeconds } = mesh().graph.policy;
      const end = performance.now() + (jwksCacheSeconds + 3) * 1_000;
      const refused: string[] = [];
      await until(
        'the copies are old',
        async () => {
          const reply = await http(mesh().target.httpUrl, {
            path: '/v1/orders',
            token: world.users.customer.token,
          });
          if (reply.status !== 200) refused.push(reply.text);
          return performance.now() > end;
        },
        { deadlineMs: 30_000, everyMs: 250 },
      );
      assert.deepEqual(refused, []);
    });

    test('details of an order go without the customer', async () => {
      const body = {
        sku: world.unique('AWAY-'),
        name: 'Away',
        category: 'away',
        price: { currencyCode: 'EUR', units: '1' },
        stock: 5,
      };
      const product = await http(mesh().target.httpUrl, {
        path: '/v1/products',
        body,
        token: world.users.staff.token,
      });
      const { token } = world.users.customer;
      const order = await http(mesh().target.httpUrl, {
        path: '/v1/orders',
        body: { items: [{ productId: product.json.id, quantity: 1 }] },
        token,
      });
      assert.equal(order.status, 201, order.text);
      const details = await http(mesh().target.httpUrl, {
        path: `/v1/orders/${order.json.id}/details`,
        token,
      });
      assert.equal(details.status, 200, details.text);
      assert.deepEqual(details.json.degraded, ['accounts']);
    });

    test('nobody signs in, and is told so', async () => {
      const reply = await http(mesh().target.httpUrl, {
        path: '/v1/sessions',
        body: { email: 'a@test.example', password: 'wrong password' },
      });
      assert.equal(reply.status, 503);
      assert.equal(reply.json.code, 14);
    });

    // The last one: until accounts is back, the gateway knows no keys.
    test('a proxy that starts meanwhile is passed over, or says that it is not ready, and sends nobody to sign in', async () => {
      const { token } = world.users.customer;
      await restart(sidecarOf('orders-1'));
      const statuses = new Set<number>();
      const end = performance.now() + 3_000;
      await until('it has been asked for a while', async () => {
        statuses.add((await orders()).status);
        return performance.now() > end;
      });
      assert.deepEqual([...statuses], [200], 'the other replica answers');

      await restart('gateway');
      const native = grpcClient(mesh().target.grpcAddress);
      const method = 'plaza.orders.v1.Orders/ListOrders';
      await until('the gateway answers', async () => (await orders().catch(() => undefined)) !== undefined);
      const reply = await orders();
      assert.equal(reply.status, 503, reply.text);
      assert.equal(reply.json.code, 14);
      assert.equal((await call(native, method, {}, { token })).code, 'UNAVAILABLE');
      native.close();
    });
  });
}
