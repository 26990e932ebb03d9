import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { callWeb } from '../harness/grpc-web.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { callNative } from '../harness/native.ts';
import { createWorld, type World } from '../requests/world.ts';

type Value = string | string[];

const traceParent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** Of every header that the contract gives a meaning to: what is not understood is refused with its name. */
const refused: Record<string, Value[]> = {
  authorization: ['Bearer t\xe9ken', 'Bearer a\tb'],
  'idempotency-key': ['k\xe9y', 'a\tb', '\xa0', '', ['a', 'b']],
  // This method checks none.
  'if-match': ['"v\xe9"', '', '"v1"', '*'],
  'if-none-match': ['"v\xe9"', '', 'v1', '"v1', 'W/v1', '"v1" "v2"', '*, "v1"', ',', '"v 1"'],
  'grpc-timeout': ['\xe9S', 'soon', '5', '5s', '-1S', '1.5S', '123456789S', ''],
  'x-plaza-version': ['v9', 'V2', 'v2,v2', 'v\xe9', ''],
  traceparent: [
    'trace',
    '00-0-0-01',
    `${traceParent}-more`,
    traceParent.toUpperCase(),
    `ff${traceParent.slice(2)}`,
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`,
    `${traceParent}\xe9`,
    '',
  ],
};

const understood: Record<string, Value[]> = {
  'idempotency-key': ['k', `"${'x'.repeat(36)}"`],
  'if-none-match': ['"v1"', '*', 'W/"v1"', '"v1", W/"v2"', ', "v1",'],
  'grpc-timeout': ['5S', '5000m', '20000000u'],
  'x-plaza-version': ['v1'],
  traceparent: [traceParent, `01${traceParent.slice(2)}-more`],
  // No meaning is given to these, so they may say what they like.
  'user-agent': ['caf\xe9'],
  'x-custom': ['\xe9', ''],
};

/** Whose token it is, said in every way that HTTP allows; whatever else is said is nobody's. */
const credentials: [string, (token: string) => Value, 'taken' | 'refused'][] = [
  ['as usual', (token) => `Bearer ${token}`, 'taken'],
  ['in lower case', (token) => `bearer ${token}`, 'taken'],
  ['in capitals, and with more blanks', (token) => `BEARER   ${token}`, 'taken'],
  ['by another scheme', (token) => `Token ${token}`, 'refused'],
  ['by another scheme that ends so', (token) => `Token xxBearer ${token}`, 'refused'],
  ['by a longer scheme', (token) => `xBearer ${token}`, 'refused'],
  ['behind another word', (token) => `Bearer Bearer ${token}`, 'refused'],
  ['without a scheme', (token) => token, 'refused'],
  ['without a blank', (token) => `Bearer${token}`, 'refused'],
  ['in quotes', (token) => `Bearer "${token}"`, 'refused'],
  ['with a parameter', (token) => `Bearer ${token}, realm=x`, 'refused'],
  ['behind Basic', (token) => `Basic YTpi, Bearer ${token}`, 'refused'],
  ['twice', (token) => [`Bearer ${token}`, `Bearer ${token}`], 'refused'],
  ['beside Basic', (token) => ['Basic YTpi', `Bearer ${token}`], 'refused'],
  ['as Basic', () => 'Basic YTpi', 'refused'],
  ['by the scheme alone', () => 'Bearer', 'refused'],
  ['by a bad token in lower case', () => 'bearer bad', 'refused'],
  ['by nothing', () => '', 'refused'],
];

const list = 'plaza.catalog.v1.Catalog/ListProducts';

/** Headers that mean something are understood or refused, whoever calls and wherever the call comes in. */
export function headers(mesh: () => TestMesh): void {
  describe('headers', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);

    /** A sidecar of the catalog, asked as the gateway does. */
    const atSidecar = (sent: Record<string, Value>) => {
      const { placement } = mesh();
      const file = (name: string) => readFileSync(join(placement.certificates, name));
      const port = placement.replicas.find(({ name }) => name === 'catalog-1')!.inboundPort;
      return callNative(`https://127.0.0.1:${port}`, list, { pageSize: 1 }, sent, {
        ca: file('ca.crt'),
        cert: file('gateway.crt'),
        key: file('gateway.key'),
        checkServerIdentity: () => undefined,
      });
    };

    for (const [name, values] of Object.entries(refused)) {
      for (const value of values) {
        test(`${name}: ${JSON.stringify(value)} is refused with its name`, async () => {
          const sent = { [name]: value };
          const reply = await ask({ path: '/v1/products?pageSize=1', headers: sent });
          assert.equal(reply.status, 400, reply.text);
          assert.equal(reply.json.code, 3);
          const { message, details } = reply.json;
          assert.match(message, new RegExp(`header ${name}\\b`, 'i'));
          assert.equal(details[0].fieldViolations[0].field.toLowerCase(), name);

          for (const native of [
            await callNative(mesh().target.httpUrl, list, { pageSize: 1 }, sent),
            await atSidecar(sent),
          ]) {
            assert.equal(native.grpcStatus, 3, native.message);
            assert.match(native.message, new RegExp(`header ${name}\\b`, 'i'));
          }

          const web = await callWeb(mesh().target.httpUrl, list, { pageSize: 1 }, { headers: sent });
          assert.equal(web.grpcStatus, 3);
          assert.match(String(web.http.headers['grpc-message']), new RegExp(`header ${name}\\b`, 'i'));
        });
      }
    }

    for (const [name, values] of Object.entries(understood)) {
      for (const value of values) {
        test(`${name}: ${JSON.stringify(value)} is taken`, async () => {
          const sent = { [name]: value };
          const reply = await ask({ path: '/v1/products?pageSize=1', headers: sent });
          assert.equal(reply.status, 200, reply.text);
          for (const native of [
            await callNative(mesh().target.httpUrl, list, { pageSize: 1 }, sent),
            await atSidecar(sent),
          ])
            assert.equal(native.grpcStatus, 0, native.message);
          const web = await callWeb(mesh().target.httpUrl, list, { pageSize: 1 }, { headers: sent });
          assert.equal(web.grpcStatus, 0);
        });
      }
    }

    for (const [how, make, want] of credentials) {
      test(`a token ${how} is ${want}, where one is needed and where none is`, async () => {
        const sent = { authorization: make(world.users.customer.token) };
        const [status, code] = want === 'taken' ? [200, 0] : [401, 16];
        for (const path of ['/v1/users/me', '/v1/products?pageSize=1']) {
          const reply = await ask({ path, headers: sent });
          assert.equal(reply.status, status, `${path} ${reply.text}`);
          if (status === 401) assert.match(String(reply.headers['www-authenticate']), /^Bearer\b/);
        }
        const me = 'plaza.accounts.v1.Accounts/GetUser';
        for (const method of [me, list]) {
          const request = method === me ? { id: 'me' } : { pageSize: 1 };
          // Node's HTTP/2 sends no more than one.
          if (typeof sent.authorization === 'string') {
            const native = await callNative(mesh().target.httpUrl, method, request, sent);
            assert.equal(native.grpcStatus, code, `${method} ${native.message}`);
          }
          const web = await callWeb(mesh().target.httpUrl, method, request, { headers: sent });
          assert.equal(web.grpcStatus, code, method);
        }
        if (typeof sent.authorization === 'string') assert.equal((await atSidecar(sent)).grpcStatus, code);
      });
    }

    test('a key that cannot be read makes no order', async () => {
      const { token, id } = world.users.customer;
      const orders = async () =>
        (
          await mesh().sql<{ n: number }>(
            'orders',
            'select count(*)::int as n from orders where user_id = $1',
            [id],
          )
        )[0]!.n;
      const before = await orders();
      const products = await ask({ path: '/v1/products?pageSize=1' });
      const items = [{ productId: products.json.products[0].id, quantity: 1 }];
      for (const key of ['k\xe9y', 'a\tb', ''])
        for (let i = 0; i < 2; i++) {
          const sent = { 'idempotency-key': key };
          assert.equal(
            (await ask({ path: '/v1/orders', token, headers: sent, body: { items } })).status,
            400,
          );
          const headers = { ...sent, authorization: `Bearer ${token}` };
          const method = 'plaza.orders.v1.Orders/CreateOrder';
          assert.equal((await callNative(mesh().target.httpUrl, method, { items }, headers)).grpcStatus, 3);
        }
      assert.equal(await orders(), before);
    });

    describe('preconditions', () => {
      let product: { id: string; etag: string };
      const path = () => `/v1/products/${product.id}`;
      const change = (sent: Record<string, Value>, more: object = {}) =>
        ask({
          method: 'PATCH',
          path: path(),
          token: world.users.staff.token,
          headers: sent,
          body: { description: world.unique('changed ') },
          ...more,
        });
      const etagNow = async () => (await ask({ path: path() })).json.etag as string;
      before(async () => {
        const made = await ask({
          path: '/v1/products',
          token: world.users.staff.token,
          body: {
            sku: world.unique('IF-'),
            name: 'Guarded',
            category: 'headers',
            price: { currencyCode: 'EUR', units: '1' },
            stock: 10,
          },
        });
        assert.equal(made.status, 201, made.text);
        product = made.json;
      });

      for (const [how, make, status] of [
        ['its etag', (etag: string) => etag, 200],
        ['a list with its etag', (etag: string) => `"other", ${etag}`, 200],
        ['two headers, one with its etag', (etag: string) => ['"other"', etag], 200],
        ['any', () => '*', 200],
        ['another etag', () => '"other"', 409],
        ['a list of others', () => '"v0", W/"v0"', 409],
        ['its etag as a weak one', (etag: string) => `W/${etag}`, 409],
        ['half a list', (etag: string) => `${etag}, "`, 400],
        ['any and more', (etag: string) => `*, ${etag}`, 400],
        ['bytes that nobody reads', () => '"v\xe9"', 400],
        ['nothing', () => '', 400],
      ] as [string, (etag: string) => Value, number][]) {
        test(`If-Match with ${how} is ${status}`, async () => {
          const etag = await etagNow();
          const reply = await change({ 'if-match': make(etag) });
          assert.equal(reply.status, status, reply.text);
          if (status === 400) assert.match(reply.text, /If-Match/);
          assert.equal((await etagNow()) === etag, status !== 200);
        });
      }

      test('a method that does not check a precondition refuses it', async () => {
        const stock = async () => (await ask({ path: path() })).json.stock as number;
        const before = await stock();
        const token = world.users.staff.token;
        const adjust = 'plaza.catalog.v1.Inventory/AdjustStock';
        for (const [name, value] of [
          ['if-match', '"other"'],
          ['if-match', '*'],
          ['if-none-match', '*'],
        ] as const) {
          const sent = { [name]: value };
          const reply = await ask({
            path: `${path()}:adjustStock`,
            token,
            headers: sent,
            body: { delta: -1 },
          });
          assert.equal(reply.status, 400, reply.text);
          assert.match(reply.json.message, new RegExp(name, 'i'));
          const native = await callNative(
            mesh().target.httpUrl,
            adjust,
            { id: product.id, delta: -1 },
            { ...sent, authorization: `Bearer ${token}` },
          );
          assert.equal(native.grpcStatus, 3, native.message);
        }
        assert.equal(await stock(), before);
        assert.equal((await change({ 'if-none-match': '*' })).status, 400);
      });
    });

    test('an answer in JSON has no headers of gRPC', async () => {
      for (const path of [
        '/v1/products?pageSize=1',
        '/.well-known/jwks.json',
        '/v1/products/x',
        '/v1/users/me',
      ]) {
        const reply = await ask({ path, token: world.users.customer.token });
        const names = Object.keys(reply.headers).filter((name) => name.startsWith('grpc-'));
        assert.deepEqual(names, [], path);
      }
    });
  });
}
