import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { compressionAlgorithms, status } from '@grpc/grpc-js';
import { call, callBytes, grpcClient } from '../harness/grpc.ts';
import { callWeb } from '../harness/grpc-web.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';
import { growing } from './growing.ts';

/** One shape of error, whoever refuses and whoever is refused. */
export function errors(mesh: () => TestMesh): void {
  describe('errors', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);

    test('a service’s refusal names every field, the reason, the time and the request', async () => {
      const reply = await ask({ path: '/v1/products', body: {}, token: world.users.staff.token });
      assert.equal(reply.status, 400);
      const { code, message, details } = reply.json;
      assert.equal(code, 3);
      assert.match(message, /sku/);
      assert.deepEqual(
        details.map((detail: { '@type': string }) => detail['@type']),
        ['ErrorInfo', 'RequestInfo', 'BadRequest'].map((name) => `type.googleapis.com/google.rpc.${name}`),
      );
      const [info, request, bad] = details;
      assert.equal(info.domain, 'plaza');
      assert.match(info.reason, /^[A-Z_]+$/);
      assert.ok(Math.abs(Date.parse(info.metadata.timestamp) - Date.now()) < 60_000);
      assert.equal(request.requestId, reply.headers['x-request-id']);
      assert.ok(
        bad.fieldViolations.every(
          (violation: { field: string; description: string }) => violation.field && violation.description,
        ),
      );
    });

    test('a native caller gets the same in its trailers', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const reply = await call(
        client,
        'plaza.catalog.v1.Catalog/CreateProduct',
        { product: {} },
        { token: world.users.staff.token },
      );
      assert.equal(reply.code, 'INVALID_ARGUMENT');
      assert.deepEqual(reply.violations.map((violation) => violation.field).sort(), [
        'category',
        'name',
        'price',
        'sku',
      ]);
      assert.equal(
        reply.requestId,
        reply.headers.get('x-request-id')[0] ?? reply.trailers.get('x-request-id')[0],
      );
      client.close();
    });

    test('a refusal of the gateway is the same shape without details', async () => {
      for (const [request, status, code] of [
        [{ path: '/v1/users/me' }, 401, 16],
        [{ path: '/v1/users', token: world.users.customer.token }, 403, 7],
        [{ path: '/nothing' }, 404, 5],
        [{ path: '/v1/sessions', body: 'x', headers: { 'content-type': 'text/plain' } }, 415, 3],
        [{ path: '/v1/sessions', body: '{', headers: { 'content-type': 'application/json' } }, 400, 3],
      ] as const) {
        const reply = await ask(request);
        assert.equal(reply.status, status);
        assert.match(String(reply.headers['content-type']), /^application\/json/);
        assert.equal(reply.json.code, code);
        assert.deepEqual(reply.json.details, []);
        assert.match(reply.json.message, /^[A-Z].+[.".]$/);
      }
    });

    test('what the gateway says never changes with what it is told', async () => {
      const one = await ask({
        path: '/v1/orders',
        token: world.users.customer.token,
        body: '{"items"',
        headers: { 'content-type': 'application/json' },
      });
      const two = await ask({
        path: '/v1/orders',
        token: world.users.customer.token,
        body: '{"quantity": <script>',
        headers: { 'content-type': 'application/json' },
      });
      assert.equal(one.text, two.text);
    });

    test('a native caller of the gateway gets code and message', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      for (const [method, token, code] of [
        ['plaza.accounts.v1.Accounts/GetUser', undefined, 'UNAUTHENTICATED'],
        ['plaza.accounts.v1.Accounts/ListUsers', world.users.customer.token, 'PERMISSION_DENIED'],
        ['plaza.payments.v1.Payments/Capture', world.users.admin.token, 'UNIMPLEMENTED'],
      ] as const) {
        const reply = await call(client, method, {}, { token });
        assert.equal(reply.code, code);
        assert.match(reply.message, /^[A-Z]/);
        // JSON in a native message would be the words for the other kind of client.
        assert.doesNotMatch(reply.message, /[{}]|RBAC|Jwt/);
      }
      client.close();
    });

    for (const [what, bytes] of [
      ['cut short', Buffer.from([0x0a, 0x24, 0x30])],
      ['of the wrong wire type', Buffer.from([0x0d, 1, 2, 3, 4])],
      ['with field 0', Buffer.from([0x02, 0x01, 0x00])],
      ['that holds no UTF-8', Buffer.from([0x0a, 0x02, 0xff, 0xfe])],
      ['that is noise', Buffer.from('this is no protobuf at all')],
    ] as const) {
      test(`a message ${what} is malformed, and not our fault`, async () => {
        const client = grpcClient(mesh().target.grpcAddress);
        const reply = await callBytes(client, '/plaza.catalog.v1.Catalog/GetProduct', bytes, {
          responseStream: false,
          responseDeserialize: () => ({}),
        });
        assert.equal(reply.code, 'INVALID_ARGUMENT', reply.message);
        client.close();
      });
    }

    test('a native request that is too large is refused and changes nothing', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const reply = await call(
        client,
        'plaza.catalog.v1.Catalog/CreateProduct',
        { product: { sku: world.unique('BIG-'), description: 'x'.repeat(2 * 1024 * 1024) } },
        { token: world.users.staff.token },
      );
      assert.equal(reply.code, 'RESOURCE_EXHAUSTED', reply.message);
      const web = await callWeb(mesh().target.httpUrl, 'plaza.catalog.v1.Catalog/GetProduct', {
        id: 'x'.repeat(2 * 1024 * 1024),
      });
      assert.deepEqual([web.http.status, web.grpcStatus], [413, status.RESOURCE_EXHAUSTED]);
      client.close();
    });

    test('the limit of a request counts it as read, however small it was sent', async () => {
      const client = grpcClient(mesh().target.grpcAddress, undefined, {
        'grpc.default_compression_algorithm': compressionAlgorithms.gzip,
      });
      const start = (bytes: number) => {
        const csv = `sku,name,category,currency,price,stock\n${world.unique('ZIP-')},Zip,tools,USD,1.00,1\n`;
        return call(
          client,
          'plaza.catalog.v1.Catalog/StartImport',
          { csv: csv.padEnd(bytes, '\n'), requestId: world.unique('zip') },
          { token: world.users.staff.token },
        );
      };
      for (const kib of [1_100, 3_500, 8_000]) {
        const { code, reason } = await start(kib * 1024);
        assert.deepEqual([code, reason], ['RESOURCE_EXHAUSTED', 'MESSAGE_TOO_LARGE'], `${kib} KiB`);
      }
      assert.equal((await start(1_000 * 1024)).code, 'OK');
      const stream = await call(
        client,
        'plaza.catalog.v1.Catalog/ImportProducts',
        [{ sku: 'SMALL' }, { description: 'x'.repeat(300 * 1024) }],
        { token: world.users.staff.token },
      );
      assert.deepEqual([stream.code, stream.reason], ['RESOURCE_EXHAUSTED', 'MESSAGE_TOO_LARGE']);
      client.close();
    });

    growing(mesh, () => world);

    test('a service lives on after all of it', async () => {
      const health = await ask({ path: '/health' });
      assert.equal(health.json.status, 'UP');
      assert.ok(
        mesh()
          .processes()
          .every((process) => process.restarts === 0),
        'nothing was started again',
      );
    });
  });
}
