import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { call, grpcClient } from '../harness/grpc.ts';
import { http, rawHttp } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** What a caller says of itself counts for nothing: tokens and certificates do. */
export function forgedHeaders(mesh: () => TestMesh): void {
  describe('forged headers', () => {
    let world: World;
    let forged: Record<string, string>;
    const get = (path: string, headers: Record<string, string>, token?: string) =>
      http(mesh().target.httpUrl, { path, headers, token });
    before(async () => {
      world = await createWorld(mesh().target);
      forged = {
        'x-plaza-subject': world.users.admin.id,
        'x-plaza-roles': 'admin',
        'x-plaza-session': `${world.users.admin.id} 1000 ${Math.floor(Date.now() / 1_000) + 3_600}`,
        'x-plaza-caller': 'spiffe://plaza.local/ns/plaza/sa/orders',
        'x-forwarded-client-cert': 'URI=spiffe://plaza.local/ns/plaza/sa/orders',
        'x-jwt-payload': Buffer.from(
          JSON.stringify({ sub: world.users.admin.id, roles: ['admin'] }),
        ).toString('base64url'),
      };
    });

    test('nobody signs in by a header', async () => {
      assert.equal((await get('/v1/users/me', forged)).status, 401);
      assert.equal((await get('/v1/users', forged)).status, 401);
    });

    test('a user stays who the token says', async () => {
      const me = await get('/v1/users/me', forged, world.users.customer.token);
      assert.equal(me.json.id, world.users.customer.id);
    });

    test('a user gets no role by a header', async () => {
      assert.equal((await get('/v1/users', forged, world.users.customer.token)).status, 403);
      // Passes the mesh, so it is the service that must not believe it.
      assert.equal(
        (await get(`/v1/users/${world.users.other.id}`, forged, world.users.customer.token)).status,
        404,
      );
      assert.equal(
        (await get('/v1/orders?userId='.concat(world.users.other.id), forged, world.users.customer.token))
          .status,
        404,
      );
    });

    test('the same holds for native callers', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const { token } = world.users.customer;
      const me = await call(
        client,
        'plaza.accounts.v1.Accounts/GetUser',
        { id: 'me' },
        { token, metadata: forged },
      );
      assert.equal(me.response?.id, world.users.customer.id);
      const list = await call(
        client,
        'plaza.accounts.v1.Accounts/ListUsers',
        {},
        { token, metadata: forged },
      );
      assert.equal(list.code, 'PERMISSION_DENIED');
      const none = await call(
        client,
        'plaza.accounts.v1.Accounts/GetUser',
        { id: 'me' },
        { metadata: forged },
      );
      assert.equal(none.code, 'UNAUTHENTICATED');
      client.close();
    });

    test('a workload cannot say that it is another, nor for whom it calls', async () => {
      const client = mesh().inside('accounts-1', 'catalog');
      const reply = await call(
        client,
        'plaza.accounts.v1.Accounts/BatchGetUsers',
        { ids: [world.users.other.id] },
        { metadata: forged },
      );
      assert.match(reply.code, /^(PERMISSION_DENIED|UNAUTHENTICATED)$/);
      const orders = mesh().inside('accounts-1', 'orders');
      const alone = await call(
        orders,
        'plaza.accounts.v1.Accounts/GetUser',
        { id: 'me' },
        { metadata: forged },
      );
      assert.equal(alone.code, 'UNAUTHENTICATED');
    });

    for (const name of ['x_plaza_subject', 'x-plaza_subject', 'x_plaza_roles']) {
      test(`a header called ${name} is refused, because some servers read it with hyphens`, async () => {
        const reply = await get('/v1/products', { [name]: world.users.admin.id });
        assert.equal(reply.status, 400);
      });
    }

    test('a request id of the caller’s making is replaced', async () => {
      const own = '11111111-2222-4333-8444-555555555555';
      const reply = await get('/v1/products?pageSize=1', { 'x-request-id': own });
      assert.match(String(reply.headers['x-request-id']), /^[0-9a-f-]{36}$/);
      assert.notEqual(reply.headers['x-request-id'], own);
    });

    test('Envoy takes no instructions from outside', async () => {
      const reply = await get('/v1/products?pageSize=1', {
        'x-envoy-upstream-rq-timeout-ms': '1',
        'x-envoy-expected-rq-timeout-ms': '1',
        'x-envoy-retry-on': '5xx',
        'x-envoy-max-retries': '100',
        'x-envoy-original-path': '/v1/users',
        'x-envoy-decorator-operation': 'x',
        'x-envoy-internal': 'true',
      });
      assert.equal(reply.status, 200);
    });

    test('x-envoy-original-path opens no closed method', async () => {
      assert.equal((await get('/v1/users', { 'x-envoy-original-path': '/v1/products' })).status, 401);
    });

    test('two authorization headers are refused', async () => {
      const { token } = world.users.customer;
      const lines = [
        `GET /v1/users/me HTTP/1.1`,
        'host: plaza',
        `authorization: Bearer ${token}`,
        `authorization: Bearer ${token}`,
        'connection: close',
        '',
        '',
      ];
      assert.match(await rawHttp(mesh().target.httpUrl, lines.join('\r\n')), /^HTTP\/1\.1 401 /);
    });
  });
}
