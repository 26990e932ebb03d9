import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { arm, heal, isDead } from '../harness/faults.ts';
import { type HttpReply, http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** A service dies in the midst of a call, with another replica beside it. Tests ask once: what repeats is the mesh. */
export function killedServices(mesh: () => TestMesh): void {
  describe('a service that is killed in a call', () => {
    let world: World;
    let product: string;
    const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);
    const stock = async () => (await ask({ path: `/v1/products/${product}` })).json.stock as number;

    before(async () => {
      world = await createWorld(mesh().target);
      await mesh().scale('accounts', 2);
      const body = {
        sku: world.unique('KILL-'),
        name: 'Kill',
        category: 'kill',
        price: { currencyCode: 'EUR', units: '1' },
        stock: 1_000,
      };
      product = (await ask({ path: '/v1/products', body, token: world.users.staff.token })).json.id;
    });
    after(() => mesh().scale('accounts', 1));

    /** Asks one at a time until the armed replica is dead; gives all answers. */
    async function untilDead(
      replica: string,
      point: string,
      send: () => Promise<HttpReply>,
    ): Promise<HttpReply[]> {
      await arm(mesh(), replica, point);
      const replies: HttpReply[] = [];
      try {
        await until(`${replica} dies at ${point}`, async () => {
          // The answer may come before the end of the process is noticed; nothing more is to be sent then.
          if (replies.at(-1)?.status !== 503) replies.push(await send());
          return isDead(mesh(), replica);
        });
      } finally {
        await heal(mesh(), replica);
      }
      return replies;
    }
    const statuses = (replies: HttpReply[]) => [...new Set(replies.map((reply) => reply.status))];

    for (const [when, point, kept] of [
      ['before it has done anything', 'before', 0],
      ['after its commit', 'reply', 1],
    ] as const) {
      test(`once: killed ${when}, the call fails and nobody repeats it`, async () => {
        const emails: string[] = [];
        const replies = await untilDead(
          'accounts-1',
          `/plaza.accounts.v1.Accounts/CreateUser:${point}`,
          () => {
            emails.push(`${world.unique('once')}@test.example`);
            return ask({
              path: '/v1/users',
              body: { email: emails.at(-1), password: 'eight chars', fullName: 'Once' },
            });
          },
        );
        assert.deepEqual(
          statuses(replies.slice(0, -1)).filter((status) => status !== 201),
          [],
        );
        const failed = replies.at(-1)!;
        assert.equal(failed.status, 503, failed.text);
        assert.equal(failed.json.code, 14);
        const rows = await mesh().sql<{ n: number }>(
          'accounts',
          'select count(*)::int as n from users where email = $1',
          [emails.at(-1)],
        );
        assert.equal(rows[0]!.n, kept, 'executed by the replica that died, and by no other');
      });

      test(`read: killed ${when}, another replica answers`, async () => {
        const replies = await untilDead('catalog-1', `/plaza.catalog.v1.Catalog/GetProduct:${point}`, () =>
          ask({ path: `/v1/products/${product}` }),
        );
        assert.deepEqual(statuses(replies), [200]);
      });

      test(`keyed: killed ${when}, the call has its effect once`, async () => {
        const initial = await stock();
        const replies = await untilDead('catalog-1', `/plaza.catalog.v1.Inventory/AdjustStock:${point}`, () =>
          ask({
            path: `/v1/products/${product}:adjustStock`,
            body: { delta: 1, requestId: world.unique('adj') },
            token: world.users.staff.token,
          }),
        );
        assert.deepEqual(statuses(replies), [200]);
        assert.equal(await stock(), initial + replies.length);
      });

      test(`keyed without a key: killed ${when}, the gateway’s request id is the key`, async () => {
        const initial = await stock();
        const replies = await untilDead('catalog-1', `/plaza.catalog.v1.Inventory/AdjustStock:${point}`, () =>
          ask({
            path: `/v1/products/${product}:adjustStock`,
            body: { delta: 1 },
            token: world.users.staff.token,
          }),
        );
        assert.deepEqual(statuses(replies), [200]);
        assert.equal(await stock(), initial + replies.length);
      });

      test(`keyed DELETE: killed ${when}, it answers as the first did`, async () => {
        const replies = await untilDead(
          'catalog-1',
          `/plaza.catalog.v1.Catalog/DeleteProduct:${point}`,
          async () => {
            const body = {
              sku: world.unique('DEL-'),
              name: 'x',
              category: 'kill',
              price: { currencyCode: 'EUR', units: '1' },
            };
            const made = await ask({ path: '/v1/products', body, token: world.users.staff.token });
            return ask({
              method: 'DELETE',
              path: `/v1/products/${made.json.id}`,
              token: world.users.staff.token,
            });
          },
        );
        assert.deepEqual(statuses(replies), [204]);
      });

      test(`keyed by etag: killed ${when}, it answers as the first did`, async () => {
        let etag = (await ask({ path: `/v1/products/${product}` })).json.etag as string;
        const replies = await untilDead(
          'catalog-1',
          `/plaza.catalog.v1.Catalog/UpdateProduct:${point}`,
          async () => {
            const reply = await ask({
              method: 'PATCH',
              path: `/v1/products/${product}`,
              body: { name: world.unique('N'), etag },
              token: world.users.staff.token,
            });
            etag = reply.json.etag;
            return reply;
          },
        );
        assert.deepEqual(statuses(replies), [200]);
      });

      test(`at the second hop: catalog killed ${when}, the order is placed and reserved once`, async () => {
        const initial = await stock();
        const replies = await untilDead(
          'catalog-1',
          `/plaza.catalog.v1.Inventory/ReserveStock:${point}`,
          () =>
            ask({
              path: '/v1/orders',
              body: { items: [{ productId: product, quantity: 1 }], requestId: world.unique('hop') },
              token: world.users.customer.token,
            }),
        );
        assert.deepEqual(statuses(replies), [201]);
        assert.equal(new Set(replies.map((reply) => reply.json.id)).size, replies.length);
        assert.equal(await stock(), initial - replies.length);
      });

      test(`at the second hop: payments killed ${when}, details are whole`, async () => {
        const order = await ask({
          path: '/v1/orders',
          body: { items: [{ productId: product, quantity: 1 }] },
          token: world.users.customer.token,
        });
        const replies = await untilDead(
          'payments-1',
          `/plaza.payments.v1.Payments/ListPayments:${point}`,
          () => ask({ path: `/v1/orders/${order.json.id}/details`, token: world.users.customer.token }),
        );
        assert.deepEqual(statuses(replies), [200]);
        for (const reply of replies) assert.deepEqual(reply.json.degraded, []);
      });
    }
  });
}
