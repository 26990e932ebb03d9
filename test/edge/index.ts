import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { callWeb } from '../harness/grpc-web.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { hasNothingOfTheInside } from '../requests/run-bad-input.ts';
import { createWorld, type World } from '../requests/world.ts';
import { cors } from './cors.ts';
import { endlessRequests } from './endless-requests.ts';
import { headers } from './headers.ts';
import { images } from './images.ts';
import { jsonInside } from './json-inside.ts';
import { largeHeaders } from './large-headers.ts';
import { largeReplies } from './large-replies.ts';
import { securityHeaders } from './security-headers.ts';
import { versions } from './versions.ts';
import { waysOfCalling } from './ways-of-calling.ts';

/** What the gateway does for clients, beside letting them through. */
export function edge(mesh: () => TestMesh): void {
  describe('the edge', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);

    describe('compression', () => {
      test('a long answer is compressed for who asks', async () => {
        for (let i = 0; i < 10; i++) {
          const body = {
            sku: world.unique('GZ-'),
            name: 'Long',
            category: 'gzip',
            price: { currencyCode: 'EUR', units: '1' },
            description: 'word '.repeat(100),
          };
          assert.equal(
            (await ask({ path: '/v1/products', body, token: world.users.staff.token })).status,
            201,
          );
        }
        const plain = await ask({ path: '/v1/products?category=gzip&orderBy=sku' });
        const packed = await ask({
          path: '/v1/products?category=gzip&orderBy=sku',
          headers: { 'accept-encoding': 'gzip' },
        });
        assert.equal(plain.headers['content-encoding'], undefined);
        assert.equal(packed.headers['content-encoding'], 'gzip');
        assert.ok(packed.body.length < plain.body.length / 2);
        assert.deepEqual(JSON.parse(gunzipSync(packed.body).toString()), plain.json);
      });

      test('a short answer is not', async () => {
        const reply = await ask({ path: '/v1/users/me', headers: { 'accept-encoding': 'gzip' } });
        assert.equal(reply.headers['content-encoding'], undefined);
      });

      test('a compressed success keeps its status', async () => {
        const body = {
          sku: world.unique('GZ-'),
          name: 'Long',
          category: 'gzip',
          price: { currencyCode: 'EUR', units: '1' },
          description: 'word '.repeat(1_000),
        };
        const reply = await ask({
          path: '/v1/products',
          body,
          token: world.users.staff.token,
          headers: { 'accept-encoding': 'gzip' },
        });
        assert.equal(reply.status, 201);
        assert.equal(JSON.parse(gunzipSync(reply.body).toString()).sku, body.sku);
      });
    });

    describe('gRPC-Web', () => {
      test('a unary call is answered', async () => {
        const reply = await callWeb(mesh().target.httpUrl, 'plaza.catalog.v1.Catalog/ListProducts', {
          pageSize: 1,
        });
        assert.equal(reply.http.status, 200);
        assert.equal(reply.grpcStatus, 0);
        assert.equal(reply.messages.length, 1);
      });

      test('a token counts', async () => {
        const reply = await callWeb(
          mesh().target.httpUrl,
          'plaza.accounts.v1.Accounts/GetUser',
          { id: 'me' },
          { token: world.users.customer.token },
        );
        assert.equal(reply.messages[0]?.id, world.users.customer.id);
      });

      test('an error is in the trailers or the headers', async () => {
        assert.equal(
          (await callWeb(mesh().target.httpUrl, 'plaza.catalog.v1.Catalog/GetProduct', { id: 'x' }))
            .grpcStatus,
          3,
        );
        assert.equal(
          (await callWeb(mesh().target.httpUrl, 'plaza.accounts.v1.Accounts/GetUser', { id: 'me' }))
            .grpcStatus,
          16,
        );
      });

      test('a method of the mesh is not there', async () => {
        const reply = await callWeb(
          mesh().target.httpUrl,
          'plaza.payments.v1.Payments/Capture',
          { orderId: 'x' },
          { token: world.users.admin.token },
        );
        assert.notEqual(reply.grpcStatus, 0);
        assert.equal(reply.messages.length, 0);
      });
    });

    describe('HTTPS', () => {
      const secure = (request: Parameters<typeof http>[1]) => {
        const ca = readFileSync(join(mesh().placement.certificates, 'ca.crt'));
        return http(mesh().secureUrl, { ...request, tls: { ca } });
      };
      test('the same is served with a certificate for localhost', async () => {
        const reply = await secure({ path: '/v1/users/me', token: world.users.customer.token });
        assert.equal(reply.json.id, world.users.customer.id);
        assert.equal((await secure({ path: '/v1/users/me' })).status, 401);
      });
      test('gRPC-Web works there too', async () => {
        const ca = readFileSync(join(mesh().placement.certificates, 'ca.crt'));
        const reply = await callWeb(
          mesh().secureUrl,
          'plaza.catalog.v1.Catalog/ListProducts',
          { pageSize: 1 },
          { tls: { ca } },
        );
        assert.equal(reply.grpcStatus, 0);
      });
      test('who does not trust the authority does not connect', async () => {
        await assert.rejects(http(mesh().secureUrl, { path: '/health', timeoutMs: 3_000 }));
      });
      test('plain HTTP on the secure port gets no answer', async () => {
        await assert.rejects(
          http(mesh().secureUrl.replace('https', 'http'), { path: '/health', timeoutMs: 3_000 }),
        );
      });
    });

    describe('every answer', () => {
      const answers: [string, () => Promise<Awaited<ReturnType<typeof http>>>][] = [
        ['a success', () => ask({ path: '/v1/products?pageSize=1' })],
        [
          'a created resource',
          () =>
            ask({
              path: '/v1/products',
              token: world.users.staff.token,
              body: {
                sku: world.unique('H-'),
                name: 'H',
                category: 'h',
                price: { currencyCode: 'EUR', units: '1' },
              },
            }),
        ],
        ['a refusal of a service', () => ask({ path: '/v1/products/x' })],
        ['a refusal of the gateway', () => ask({ path: '/v1/users/me' })],
        ['a path that is not there', () => ask({ path: '/nothing' })],
      ];
      for (const [what, get] of answers) {
        test(`${what} has a request id and tells nothing of the inside`, async () => {
          const [one, two] = [await get(), await get()];
          assert.match(String(one.headers['x-request-id']), /^[0-9a-f]{8}-[0-9a-f-]{27}$/);
          assert.notEqual(one.headers['x-request-id'], two.headers['x-request-id']);
          for (const header of [
            'x-envoy-upstream-service-time',
            'x-envoy-decorator-operation',
            'x-powered-by',
            'via',
            'x-plaza-subject',
            'x-plaza-roles',
            'x-plaza-session',
            'x-plaza-caller',
          ]) {
            assert.equal(one.headers[header], undefined, header);
          }
          assert.equal(one.headers.server ?? 'plaza', 'plaza');
          const { 'www-authenticate': _, ...headers } = one.headers;
          hasNothingOfTheInside(JSON.stringify(headers) + one.text);
        });
      }
    });

    cors(mesh);
    headers(mesh);
    waysOfCalling(mesh);
    versions(mesh);
    images(mesh);
    endlessRequests(mesh);
    largeHeaders(mesh);
    largeReplies(mesh);
    jsonInside(mesh);
    securityHeaders(mesh);
  });
}
