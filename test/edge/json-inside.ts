import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** Each sidecar transcodes for its own service: JSON works inside the mesh, by the same rules as gRPC. */
export function jsonInside(mesh: () => TestMesh): void {
  describe('JSON inside the mesh', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const ask = (replica: string, workload: string, request: Parameters<typeof http>[1]) => {
      const { certificates, replicas } = mesh().placement;
      const file = (name: string) => readFileSync(join(certificates, name));
      const port = replicas.find(({ name }) => name === replica)!.inboundPort;
      return http(`https://127.0.0.1:${port}`, {
        ...request,
        tls: {
          ca: file('ca.crt'),
          cert: file(`${workload}.crt`),
          key: file(`${workload}.key`),
          servername: replica.replace(/-\d+$/, ''),
          checkServerIdentity: () => undefined,
        },
      });
    };

    test('orders reads products as JSON at the sidecar of catalog', async () => {
      const reply = await ask('catalog-1', 'orders', { path: '/v1/products?pageSize=1' });
      assert.equal(reply.status, 200, reply.text);
      assert.ok(Array.isArray(reply.json.products));
    });

    test('an error of the service has its details', async () => {
      const reply = await ask('catalog-1', 'orders', { path: '/v1/products/x' });
      assert.equal(reply.status, 400);
      assert.equal(
        reply.json.details.find((detail: { '@type': string }) => detail['@type'].endsWith('BadRequest'))
          .fieldViolations[0].field,
        'id',
      );
    });

    test('a creation is 201 there too', async () => {
      const body = {
        sku: world.unique('IN-'),
        name: 'Inside',
        category: 'inside',
        price: { currencyCode: 'EUR', units: '1' },
      };
      const reply = await ask('catalog-1', 'gateway', {
        path: '/v1/products',
        body,
        token: world.users.staff.token,
      });
      assert.equal(reply.status, 201, reply.text);
      const gone = await ask('catalog-1', 'gateway', {
        method: 'DELETE',
        path: `/v1/products/${reply.json.id}`,
        token: world.users.staff.token,
      });
      assert.equal(gone.status, 204);
    });

    test('a workload that does not call catalog is refused in JSON', async () => {
      const reply = await ask('catalog-1', 'payments', { path: '/v1/products?pageSize=1' });
      assert.equal(reply.status, 403);
      assert.equal(reply.json.code, 7);
      assert.deepEqual(reply.json.details ?? [], []);
    });

    test('a staff method asks for a token behind the edge too', async () => {
      const reply = await ask('catalog-1', 'gateway', { path: '/v1/products', body: {} });
      assert.equal(reply.status, 401);
      assert.equal(reply.json.code, 16);
    });

    test('paths of other services are not there', async () => {
      const reply = await ask('catalog-1', 'gateway', {
        path: '/v1/orders',
        token: world.users.customer.token,
      });
      assert.equal(reply.status, 404);
      assert.equal(reply.json.code, 5);
    });
  });
}
