import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';

const web = (method: string) => ({
  path: `/${method}`,
  headers: { 'content-type': 'application/grpc-web+proto' },
  body: Buffer.alloc(5),
});

/** What pages of other origins may send, and read. */
export function cors(mesh: () => TestMesh): void {
  const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);
  describe('CORS', () => {
    const preflight = (
      origin: string,
      path = '/v1/orders',
      headers = 'authorization,content-type,idempotency-key',
    ) =>
      ask({
        method: 'OPTIONS',
        path,
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': headers,
        },
      });

    for (const origin of [
      'http://localhost:3000',
      'http://localhost',
      'https://localhost:8443',
      'http://127.0.0.1:5173',
    ]) {
      test(`a preflight of ${origin} is granted`, async () => {
        const reply = await preflight(origin);
        assert.ok([200, 204].includes(reply.status));
        assert.equal(reply.headers['access-control-allow-origin'], origin);
        for (const header of [
          'authorization',
          'content-type',
          'idempotency-key',
          'x-grpc-web',
          'grpc-timeout',
        ]) {
          assert.match(String(reply.headers['access-control-allow-headers']), new RegExp(`\\b${header}\\b`));
        }
        for (const verb of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
          assert.match(String(reply.headers['access-control-allow-methods']), new RegExp(`\\b${verb}\\b`));
      });
    }

    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost.evil.example',
      'http://localhost:3000.evil.example',
      'http://evil.example/http://localhost',
      'http://xlocalhost',
    ]) {
      test(`a preflight of ${origin} is granted nothing`, async () => {
        const reply = await preflight(origin);
        assert.equal(reply.headers['access-control-allow-origin'], undefined);
        // Without the line above a browser reads none of the others; no service was asked.
        assert.equal(reply.headers['x-plaza-version'], undefined);
      });
      test(`${origin} may not read an answer`, async () => {
        const reply = await ask({ path: '/v1/products?pageSize=1', headers: { origin } });
        assert.equal(reply.headers['access-control-allow-origin'], undefined);
      });
    }

    const listed = (value: unknown) => String(value).split(', ');

    for (const header of [
      ...['accept', 'authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
      ...['x-plaza-version', 'x-request-id', 'grpc-timeout', 'x-grpc-web', 'x-user-agent'],
      ...['grpc-accept-encoding', 'last-event-id', 'cache-control', 'x-requested-with'],
      ...['traceparent', 'tracestate', 'baggage', 'b3', 'x-b3-traceid', 'uber-trace-id', 'sentry-trace'],
    ])
      test(`a page may send ${header}`, async () => {
        for (const path of ['/v1/orders', '/plaza.orders.v1.Orders/CreateOrder', '/nothing']) {
          const reply = await preflight('http://localhost:3000', path, header);
          assert.equal(reply.status, 200);
          assert.ok(listed(reply.headers['access-control-allow-headers']).includes(header), path);
        }
      });

    for (const [what, request] of [
      ['an answer', { path: '/v1/products?pageSize=1' }],
      ['a refusal of a service', { path: '/v1/products/nothing' }],
      ['that there is nothing', { path: '/nothing' }],
      ['that a token is missing', { path: '/v1/users/me' }],
      ['that a type is wrong', { path: '/v1/sessions', body: '{}' }],
      ['that headers are too large', { path: '/v1/products', headers: { 'x-large': 'x'.repeat(70_000) } }],
      ['an answer of gRPC-Web', web('plaza.catalog.v1.Catalog/ListProducts')],
      ['that gRPC-Web needs a token', web('plaza.accounts.v1.Accounts/ListUsers')],
      ['that there is no method', web('plaza.catalog.v1.Catalog/Nothing')],
      ['that a method is for nobody outside', web('plaza.payments.v1.Payments/Capture')],
    ] as [string, Parameters<typeof http>[1]][])
      test(`a page of an allowed origin reads ${what}, and the headers it needs`, async () => {
        const headers = { ...request.headers, origin: 'http://localhost:3000' };
        const reply = await ask({ ...request, headers });
        assert.equal(reply.headers['access-control-allow-origin'], 'http://localhost:3000');
        const readable = listed(reply.headers['access-control-expose-headers']);
        for (const header of [
          ...[
            'x-request-id',
            'x-plaza-version',
            'etag',
            'retry-after',
            'www-authenticate',
            'allow',
            'location',
          ],
          ...['content-disposition', 'date', 'grpc-status', 'grpc-message', 'grpc-status-details-bin'],
        ])
          assert.ok(readable.includes(header), header);
      });

    test('what a cache may keep says that it is for one origin, to whoever asks first', async () => {
      for (const headers of [{ origin: 'http://localhost:3000' }, {}, { 'accept-encoding': 'gzip' }]) {
        const reply = await ask({ path: '/v1/products?pageSize=1', headers });
        assert.match(String(reply.headers.vary), /\bOrigin\b/);
      }
    });
  });

  test('a plus in a query is a space, as forms and URLSearchParams write it', async () => {
    const ordered = async (orderBy: string) =>
      (await ask({ path: `/v1/products?orderBy=${orderBy}` })).status;
    assert.deepEqual([await ordered('name+desc'), await ordered('name%20desc')], [200, 200]);
    assert.equal(await ordered('name%2Bdesc'), 400);
  });
}
