import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { executions } from '../harness/executions.ts';
import { heal, killForGood } from '../harness/faults.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

interface Instance {
  name: string;
  observer: string;
  healthy: boolean;
  ejected: boolean;
}

/** Three replicas share the work; one that fails gets none. */
export function balancing(mesh: () => TestMesh): void {
  describe('three replicas', () => {
    let world: World;
    const method = 'plaza.catalog.v1.Catalog/ListProducts';
    const list = () => http(mesh().target.httpUrl, { path: '/v1/products?pageSize=1' });
    const many = async (calls: number) => {
      const replies = [];
      for (let i = 0; i < calls; i += 10)
        replies.push(...(await Promise.all(Array.from({ length: 10 }, list))));
      return replies;
    };
    const instances = async (): Promise<Instance[]> => {
      const reply = await http(mesh().target.httpUrl, {
        path: '/v1/services',
        token: world.users.staff.token,
      });
      const catalog = reply.json.services.find((one: { name: string }) => one.name === 'catalog');
      return catalog.instances.filter((one: Instance) => one.observer === 'gateway');
    };
    const counts = () => {
      const all = new Map<string, number>();
      for (const { instance = '' } of executions(mesh(), 'catalog', method))
        all.set(instance, (all.get(instance) ?? 0) + 1);
      return all;
    };

    before(async () => {
      world = await createWorld(mesh().target);
      await mesh().scale('catalog', 3);
    });
    after(() => mesh().scale('catalog', 2));

    test('share the calls', async () => {
      await until(
        'all are in use',
        async () => (await instances()).filter((one) => one.healthy && !one.ejected).length === 3,
        { deadlineMs: 20_000 },
      );
      const earlier = counts();
      const replies = await many(300);
      assert.ok(replies.every((reply) => reply.status === 200));
      await until(
        'every call is in the log',
        () =>
          [...counts().values()].reduce((a, b) => a + b, 0) >=
          [...earlier.values()].reduce((a, b) => a + b, 0) + 300,
      );
      for (const name of ['catalog-1', 'catalog-2', 'catalog-3']) {
        const share = counts().get(name)! - (earlier.get(name) ?? 0);
        assert.ok(share >= 50, `${name} got ${share} of 300 calls`);
      }
    });

    test('one that fails is ejected, is no error to anybody, and comes back', async () => {
      await killForGood(mesh(), 'catalog-3');
      const replies = await many(200);
      assert.deepEqual(
        replies.filter((reply) => reply.status !== 200).map((reply) => reply.text),
        [],
      );
      await until('it is out of use', async () =>
        (await instances()).some((one) => one.name === 'catalog-3' && (!one.healthy || one.ejected)),
      );
      assert.ok((await instances()).filter((one) => one.healthy && !one.ejected).length >= 2);

      await heal(mesh(), 'catalog-3');
      await until(
        'it is in use again',
        async () => (await instances()).every((one) => one.healthy && !one.ejected),
        { deadlineMs: 30_000 },
      );
    });

    test('a replica that hangs is taken out of use', async () => {
      mesh().kill('catalog-3', 'SIGSTOP');
      try {
        await until(
          'it is out of use',
          async () => {
            await Promise.all(
              Array.from({ length: 5 }, () =>
                http(mesh().target.httpUrl, {
                  path: '/v1/products?pageSize=1',
                  headers: { 'grpc-timeout': '500m' },
                }),
              ),
            );
            return (await instances()).some(
              (one) => one.name === 'catalog-3' && (!one.healthy || one.ejected),
            );
          },
          { deadlineMs: 15_000 },
        );
        const replies = await many(50);
        assert.ok(replies.every((reply) => reply.status === 200));
      } finally {
        mesh().kill('catalog-3', 'SIGCONT');
      }
      await until(
        'it is in use again',
        async () => (await instances()).every((one) => one.healthy && !one.ejected),
        { deadlineMs: 30_000 },
      );
    });
  });
}
