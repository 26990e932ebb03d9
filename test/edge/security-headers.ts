import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { callWeb } from '../harness/grpc-web.ts';
import { type HttpReply, http, rawHttp } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** What browsers and caches are told with an answer. */
export function securityHeaders(mesh: () => TestMesh): void {
  describe('security headers', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const ask = (request: Parameters<typeof http>[1], base = mesh().target.httpUrl) => http(base, request);
    const secure = (request: Parameters<typeof http>[1]) =>
      ask({ ...request, tls: { rejectUnauthorized: false } }, mesh().secureUrl);
    const me = () => world.users.customer;

    const answers: [string, boolean, () => Promise<HttpReply>][] = [
      ['a public list', false, () => ask({ path: '/v1/products?pageSize=1' })],
      ['the key set', false, () => ask({ path: '/.well-known/jwks.json' })],
      ['the own account', true, () => ask({ path: '/v1/users/me', token: me().token })],
      ['the own orders', true, () => ask({ path: '/v1/orders', token: me().token })],
      ['no token', true, () => ask({ path: '/v1/orders' })],
      [
        'another’s account',
        true,
        () => ask({ path: `/v1/users/${me().id}`, token: world.users.other.token }),
      ],
      [
        'a token',
        true,
        () => ask({ path: '/v1/sessions', body: { email: me().email, password: me().password } }),
      ],
      [
        'a wrong password',
        true,
        () => ask({ path: '/v1/sessions', body: { email: me().email, password: 'x' } }),
      ],
      ['a new token', true, () => ask({ path: '/v1/sessions:refresh', body: { refreshToken: 'none' } })],
      ['what is not there', false, () => ask({ path: '/nothing' })],
      ['a bad parameter', false, () => ask({ path: '/v1/products?nothing=1' })],
      ['too large headers', false, () => ask({ path: '/v1/products', headers: { x: 'x'.repeat(62_000) } })],
      [
        'a preflight',
        false,
        () =>
          ask({
            method: 'OPTIONS',
            path: '/v1/orders',
            headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'GET' },
          }),
      ],
      [
        'gRPC-Web',
        true,
        async () =>
          (
            await callWeb(
              mesh().target.httpUrl,
              'plaza.accounts.v1.Accounts/GetUser',
              { id: 'me' },
              { token: me().token },
            )
          ).http,
      ],
    ];
    for (const [what, priv, get] of answers)
      test(`of ${what}`, async () => {
        const { headers } = await get();
        assert.equal(headers['x-content-type-options'], 'nosniff');
        assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/);
        assert.equal(headers['strict-transport-security'], undefined, 'this is no TLS');
        if (priv) assert.equal(headers['cache-control'], 'no-store');
        else assert.doesNotMatch(headers['cache-control'] ?? '', /no-store/);
      });

    test('of a stream', async () => {
      const signal = AbortSignal.timeout(20_000);
      const { headers, body } = await fetch(`${mesh().target.httpUrl}/v1/events`, {
        headers: { authorization: `Bearer ${me().token}`, accept: 'text/event-stream' },
        signal,
      });
      await body?.cancel();
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    });

    test('of what is no HTTP', async () => {
      const said = await rawHttp(mesh().target.httpUrl, 'GET /v1/products HTTP/1.1\r\nbad header\r\n\r\n');
      assert.match(said, /^HTTP\/1\.1 400/);
      assert.match(said, /x-content-type-options: nosniff/i);
    });

    test('over TLS say so', async () => {
      for (const path of ['/v1/products?pageSize=1', '/v1/orders', '/nothing'])
        assert.match(String((await secure({ path })).headers['strict-transport-security']), /^max-age=\d+$/);
    });
  });
}
