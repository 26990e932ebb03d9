import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { call, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** The longest page there can be passes every proxy whole. */
export function largeReplies(mesh: () => TestMesh): void {
  describe('a page of a hundred products with the longest descriptions', () => {
    let world: World;
    let category: string;
    const description = '🦤'.repeat(10_000);
    before(async () => {
      world = await createWorld(mesh().target);
      category = `large-${world.run}`;
      const add = (i: number) =>
        http(mesh().target.httpUrl, {
          path: '/v1/products',
          body: {
            sku: world.unique('L-'),
            name: `Large ${i}`,
            category,
            price: { currencyCode: 'EUR', units: '1' },
            description,
          },
          token: world.users.staff.token,
        });
      for (let i = 0; i < 100; i += 10) {
        const replies = await Promise.all(Array.from({ length: 10 }, (_, n) => add(i + n)));
        for (const reply of replies) assert.equal(reply.status, 201, reply.text.slice(0, 300));
      }
    });

    test('is answered as JSON', async () => {
      const reply = await http(mesh().target.httpUrl, {
        path: `/v1/products?pageSize=100&category=${category}`,
      });
      assert.equal(reply.status, 200, reply.text.slice(0, 300));
      assert.equal(reply.json.products.length, 100);
      assert.equal(reply.json.products[99].description, description);
    });

    test('is answered as gRPC', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const reply = await call(client, 'plaza.catalog.v1.Catalog/ListProducts', { pageSize: 100, category });
      assert.equal(reply.code, 'OK', reply.message);
      assert.equal(reply.response.products.length, 100);
      client.close();
    });
  });
}
