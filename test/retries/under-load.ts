import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../local/until.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { ordersSettled } from '../harness/orders.ts';
import { createWorld, type World } from '../requests/world.ts';

/**
 * kill -9 of anything that has a twin is no error to a caller of a read or keyed method. `recovered` waits for what nobody can ask through the
 * gateway: that who was killed serves again and no proxy leaves it out.
 */
export function underLoad(mesh: () => TestMesh, recovered = async (): Promise<void> => {}): void {
  describe('under load', () => {
    let world: World;
    let product: string;
    before(async () => {
      world = await createWorld(mesh().target);
      const body = {
        sku: world.unique('LOAD-'),
        name: 'Load',
        category: 'load',
        price: { currencyCode: 'EUR', units: '1' },
        stock: 100_000,
      };
      product = (
        await http(mesh().target.httpUrl, { path: '/v1/products', body, token: world.users.staff.token })
      ).json.id;
    });

    async function load(
      disturb: () => Promise<void>,
    ): Promise<{ asked: number; failed: string[]; adjusted: number }> {
      const agent = new Agent({ keepAlive: true });
      const result = { asked: 0, failed: [] as string[], adjusted: 0 };
      let over = false;
      const { staff, customer } = world.users;
      const kinds = [
        () => ({ path: `/v1/products/${product}` }),
        () => ({ path: `/v1/products/${product}:adjustStock`, body: { delta: 1 }, token: staff.token }),
        () => ({ path: '/v1/products?pageSize=5' }),
        () => ({
          path: '/v1/orders',
          body: { items: [{ productId: product, quantity: 1 }] },
          token: customer.token,
        }),
        () => ({ path: '/v1/orders?pageSize=5', token: customer.token }),
      ];
      const worker = async (n: number) => {
        for (let i = n; !over; i++) {
          const kind = i % kinds.length;
          const request = kinds[kind]!();
          result.asked += 1;
          const reply = await http(mesh().target.httpUrl, { ...request, agent }).catch(
            (error: Error) => error,
          );
          if (reply instanceof Error) result.failed.push(`${request.path}: ${reply.message}`);
          else if (reply.status >= 300) result.failed.push(`${request.path}: ${reply.status} ${reply.text}`);
          else if (kind === 1) result.adjusted += 1;
        }
      };
      const workers = Promise.all(Array.from({ length: 8 }, (_, n) => worker(n)));
      try {
        await disturb();
      } finally {
        over = true;
        await workers;
        agent.destroy();
      }
      return result;
    }

    const calm = async () => {
      await recovered();
      await until(
        'every instance is healthy',
        async () => {
          const services = await http(mesh().target.httpUrl, {
            path: '/v1/services',
            token: world.users.staff.token,
          });
          const instances = services.json.services.flatMap((one: { instances: object[] }) => one.instances);
          return instances.every(
            (one: { healthy: boolean; ejected: boolean }) => one.healthy && !one.ejected,
          );
        },
        { deadlineMs: 30_000, everyMs: 200 },
      );
    };

    for (const victim of [
      'catalog-1',
      'catalog-2-envoy',
      'orders-1',
      'orders-2-envoy',
      'payments-1',
      'payments-2-envoy',
    ]) {
      test(`kill -9 of ${victim} is an error to nobody`, async () => {
        await calm();
        const stock = async () => {
          const rows = await mesh().sql<{ on_hand: string }>(
            'catalog',
            'select on_hand from stock where product_id = $1',
            [product],
          );
          return Number(rows[0]!.on_hand);
        };
        const sold = async () => {
          const rows = await mesh().sql<{ n: number }>(
            'orders',
            `select coalesce(sum(quantity), 0)::int as n from order_items join orders on id = order_id where product_id = $1 and status = 'COMPLETED'`,
            [product],
          );
          return rows[0]!.n;
        };
        await ordersSettled(mesh());
        const initial = (await stock()) + (await sold());
        const process = () =>
          mesh()
            .processes()
            .find((one) => one.name === victim)!;
        const { asked, failed, adjusted } = await load(async () => {
          await sleep(500);
          const { restarts } = process();
          mesh().kill(victim, 'SIGKILL');
          await until(`${victim} is back`, () => process().restarts > restarts);
          await sleep(1_500);
        });
        assert.deepEqual(failed.slice(0, 5), [], `${failed.length} of ${asked} failed`);
        await ordersSettled(mesh());
        assert.equal((await stock()) + (await sold()), initial + adjusted, 'the stock agrees to the unit');
      });
    }

    test('a service that is stopped in order is an error to nobody either', async () => {
      await calm();
      const { asked, failed } = await load(async () => {
        await mesh().restartService('catalog-1');
        await mesh().restartService('orders-1');
        await sleep(500);
      });
      assert.deepEqual(failed.slice(0, 5), [], `${failed.length} of ${asked} failed`);
    });

    test('a killed gateway breaks what is under way, and comes back', async () => {
      mesh().kill('gateway', 'SIGKILL');
      await until(
        'the gateway answers again',
        async () => (await http(mesh().target.httpUrl, { path: '/v1/products?pageSize=1' })).status === 200,
        { deadlineMs: 20_000 },
      );
    });
  });
}
