import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { killForGood } from '../harness/faults.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** Tokens are verified by keys that every proxy keeps for itself. */
export function keysAway(mesh: () => TestMesh): void {
  describe('while accounts is away', () => {
    let world: World;
    let away: string[];
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
  });
}
