import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { call, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** A caller pins the replicas of a version by a header; nobody else is sent there. */
export function versions(mesh: () => TestMesh): void {
  describe('versions', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const pinned = (version: string, path = '/v1/products?pageSize=1') =>
      http(mesh().target.httpUrl, { path, headers: { 'x-plaza-version': version } });

    test('every reply says which version answered', async () => {
      const reply = await http(mesh().target.httpUrl, { path: '/v1/products?pageSize=1' });
      assert.equal(reply.headers['x-plaza-version'], 'v1');
      const refusal = await http(mesh().target.httpUrl, { path: '/v1/products/x' });
      assert.equal(refusal.headers['x-plaza-version'], 'v1');
    });

    test('a version that no replica has is 503', async () => {
      const reply = await pinned('v2');
      assert.equal(reply.status, 503);
      assert.equal(reply.json.code, 14);
      const client = grpcClient(mesh().target.grpcAddress);
      const native = await call(
        client,
        'plaza.catalog.v1.Catalog/ListProducts',
        {},
        { metadata: { 'x-plaza-version': 'v2' } },
      );
      assert.equal(native.code, 'UNAVAILABLE');
      client.close();
    });

    test('the stable version can be pinned, and one that nobody has heard of is refused', async () => {
      for (const path of ['/v1/products?pageSize=1', '/health'])
        assert.equal((await pinned('v1', path)).headers['x-plaza-version'], 'v1');
      const reply = await pinned('v9');
      assert.equal(reply.status, 400);
      assert.match(reply.json.message, /x-plaza-version/);
    });

    test('a canary gets who pins it, and nobody else', async () => {
      await mesh().scale('catalog', 1, 'v2');
      try {
        for (let i = 0; i < 8; i++) {
          const reply = await pinned('v2');
          assert.equal(reply.headers['x-plaza-version'], 'v2', reply.text);
          assert.equal((await pinned('v1')).headers['x-plaza-version'], 'v1');
          assert.equal(
            (await http(mesh().target.httpUrl, { path: '/v1/products?pageSize=1' })).headers[
              'x-plaza-version'
            ],
            'v1',
          );
        }
        const services = await http(mesh().target.httpUrl, {
          path: '/v1/services',
          token: world.users.staff.token,
        });
        const catalog = services.json.services.find(
          (service: { name: string }) => service.name === 'catalog',
        );
        assert.ok(catalog.instances.some((instance: { version: string }) => instance.version === 'v2'));
      } finally {
        await mesh().scale('catalog', 0, 'v2');
      }
      assert.equal((await pinned('v2')).status, 503);
    });
  });
}
