import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import { type HttpReply, http } from '../harness/http.ts';
import { whileLocked } from '../harness/locks.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

const TWINS = 20;

/** A key makes a repeat harmless: one effect, and the same bytes for everybody who asks. */
export function keys(mesh: () => TestMesh): void {
  describe('keys', () => {
    let world: World;
    let product: string;
    const post = (
      path: string,
      body: unknown,
      headers: Record<string, string> = {},
      token = world.users.staff.token,
    ) => http(mesh().target.httpUrl, { path, body, token, headers });
    const stock = async () =>
      (await http(mesh().target.httpUrl, { path: `/v1/products/${product}` })).json.stock as number;
    const twins = (ask: () => Promise<HttpReply>) => Promise.all(Array.from({ length: TWINS }, ask));

    before(async () => {
      world = await createWorld(mesh().target);
      await Promise.all(['catalog', 'orders', 'payments'].map((service) => mesh().scale(service, 3)));
      const reply = await post('/v1/products', {
        sku: world.unique('KEY-'),
        name: 'Key',
        category: 'keys',
        price: { currencyCode: 'EUR', units: '7' },
        stock: 1_000,
      });
      assert.equal(reply.status, 201, reply.text);
      product = reply.json.id;
    });
    after(async () => {
      await Promise.all(['catalog', 'orders', 'payments'].map((service) => mesh().scale(service, 2)));
    });

    function areOne(replies: HttpReply[], status: number): HttpReply {
      const other = replies.find((reply) => reply.status !== status);
      assert.equal(other, undefined, `one was answered ${other?.status} ${other?.text}`);
      assert.equal(new Set(replies.map((reply) => reply.text)).size, 1, 'all answers are the same bytes');
      return replies[0]!;
    }

    test('twenty twins of an order at once are one order', async () => {
      const before = await stock();
      const body = { items: [{ productId: product, quantity: 2 }], requestId: world.unique('twins') };
      const { token } = world.users.customer;
      const first = areOne(await twins(() => post('/v1/orders', body, {}, token)), 201);
      assert.equal(first.json.status, 'CREATED');

      const orders = await mesh().sql<{ n: number }>(
        'orders',
        `select count(*)::int as n from orders where user_id = $1`,
        [world.users.customer.id],
      );
      assert.equal(orders[0]!.n, 1);
      assert.equal(await stock(), before - 2);

      await until(
        'the order is completed',
        async () =>
          (await http(mesh().target.httpUrl, { path: `/v1/orders/${first.json.id}`, token })).json.status ===
          'COMPLETED',
      );
      const later = areOne(await twins(() => post('/v1/orders', body, {}, token)), 201);
      assert.equal(later.text, first.text, 'whatever has happened since');
      assert.equal(await stock(), before - 2);
    });

    test('twenty twins of an adjustment at once adjust once', async () => {
      const before = await stock();
      const body = { delta: 11, requestId: world.unique('adjust') };
      const first = areOne(await twins(() => post(`/v1/products/${product}:adjustStock`, body)), 200);
      assert.equal(first.json.stock, before + 11);
      await post(`/v1/products/${product}:adjustStock`, { delta: -11 });
      assert.equal((await post(`/v1/products/${product}:adjustStock`, body)).text, first.text);
      assert.equal(await stock(), before);
    });

    test('twenty twins of a product at once are one product', async () => {
      const body = {
        sku: world.unique('TWIN-'),
        name: 'Twin',
        category: 'keys',
        price: { currencyCode: 'EUR', units: '1' },
      };
      const path = `/v1/products?requestId=${world.unique('product')}`;
      const first = areOne(await twins(() => post(path, body)), 201);
      const changed = await http(mesh().target.httpUrl, {
        method: 'PATCH',
        path: `/v1/products/${first.json.id}`,
        body: { name: 'Moved on' },
        token: world.users.staff.token,
      });
      assert.equal(changed.status, 200);
      assert.equal((await post(path, body)).text, first.text);
    });

    test('twenty twins of a refund at once give money back once', async () => {
      const { token } = world.users.customer;
      const order = await post('/v1/orders', { items: [{ productId: product, quantity: 1 }] }, {}, token);
      const payment = await until('the order is paid', async () => {
        const list = await http(mesh().target.httpUrl, {
          path: `/v1/orders/${order.json.id}/payments`,
          token,
        });
        return list.json.payments.find((one: { status: string }) => one.status === 'CAPTURED') as
          | { id: string }
          | undefined;
      });
      const body = { amount: { currencyCode: 'EUR', units: '3' }, requestId: world.unique('refund') };
      const first = areOne(await twins(() => post(`/v1/payments/${payment.id}:refund`, body)), 200);
      assert.deepEqual(first.json.refunded, { currencyCode: 'EUR', units: '3', nanos: 0 });
      await post(`/v1/payments/${payment.id}:refund`, {});
      assert.equal((await post(`/v1/payments/${payment.id}:refund`, body)).text, first.text);
    });

    test('twenty twins of a cancellation at once cancel once', async () => {
      const { token } = world.users.customer;
      const before = await stock();
      // Nobody pays, so nothing completes the order before it is cancelled.
      const replies = await whileLocked(mesh(), 'payments', 'payments', async () => {
        const items = [{ productId: product, quantity: 1 }];
        const order = await post('/v1/orders', { items }, {}, token);
        assert.equal(order.status, 201, order.text);
        const body = { requestId: world.unique('cancel') };
        return twins(() => post(`/v1/orders/${order.json.id}:cancel`, body, {}, token));
      });
      assert.equal(areOne(replies, 200).json.status, 'CANCELLED');
      await until('the stock is back', async () => (await stock()) === before, { deadlineMs: 20_000 });
    });

    test('the header Idempotency-Key is the same key as requestId', async () => {
      const before = await stock();
      const key = world.unique('header');
      const byHeader = await post(
        `/v1/products/${product}:adjustStock`,
        { delta: 3 },
        { 'idempotency-key': key },
      );
      const byField = await post(`/v1/products/${product}:adjustStock`, { delta: 3, requestId: key });
      const byBoth = await post(
        `/v1/products/${product}:adjustStock`,
        { delta: 3, requestId: key },
        { 'idempotency-key': key },
      );
      assert.equal(areOne([byHeader, byField, byBoth], 200).json.stock, before + 3);
    });

    test('both at once and different are refused', async () => {
      const before = await stock();
      const reply = await post(
        `/v1/products/${product}:adjustStock`,
        { delta: 3, requestId: world.unique('a') },
        { 'idempotency-key': world.unique('b') },
      );
      assert.equal(reply.status, 400);
      assert.equal(await stock(), before);
    });

    test('the same key with another body is refused', async () => {
      const before = await stock();
      const key = world.unique('reuse');
      assert.equal(
        (await post(`/v1/products/${product}:adjustStock`, { delta: 1, requestId: key })).status,
        200,
      );
      const reply = await post(`/v1/products/${product}:adjustStock`, { delta: 2, requestId: key });
      assert.equal(reply.status, 409);
      assert.equal(reply.json.code, 6);
      assert.equal(reply.json.details[0].reason, 'KEY_REUSED');
      assert.equal(await stock(), before + 1);
    });

    test('a key is its owner’s: another user’s same key is another key', async () => {
      const body = { items: [{ productId: product, quantity: 1 }], requestId: world.unique('owner') };
      const one = await post('/v1/orders', body, {}, world.users.customer.token);
      const two = await post('/v1/orders', body, {}, world.users.other.token);
      assert.equal(one.status, 201);
      assert.equal(two.status, 201);
      assert.notEqual(one.json.id, two.json.id);
    });

    test('a key is its method’s: the same key elsewhere is another key', async () => {
      const key = world.unique('method');
      assert.equal(
        (await post(`/v1/products/${product}:adjustStock`, { delta: 1, requestId: key })).status,
        200,
      );
      const body = {
        sku: world.unique('M-'),
        name: 'M',
        category: 'keys',
        price: { currencyCode: 'EUR', units: '1' },
      };
      assert.equal((await post(`/v1/products?requestId=${key}`, body)).status, 201);
    });

    test('JSON and gRPC share their keys', async () => {
      const before = await stock();
      const key = world.unique('share');
      assert.equal(
        (await post(`/v1/products/${product}:adjustStock`, { delta: 5, requestId: key })).status,
        200,
      );
      const client = grpcClient(mesh().target.grpcAddress);
      const reply = await call(
        client,
        'plaza.catalog.v1.Inventory/AdjustStock',
        { id: product, delta: 5, requestId: key },
        { token: world.users.staff.token },
      );
      assert.equal(reply.response?.stock, before + 5);
      client.close();
      assert.equal(await stock(), before + 5);
    });

    test('a refused attempt leaves no key', async () => {
      const before = await stock();
      const body = { delta: -(before + 5), requestId: world.unique('refused') };
      assert.equal((await post(`/v1/products/${product}:adjustStock`, body)).status, 400);
      assert.equal((await post(`/v1/products/${product}:adjustStock`, { delta: 10 })).status, 200);
      assert.equal((await post(`/v1/products/${product}:adjustStock`, body)).status, 200);
      assert.equal(await stock(), 5);
    });
  });
}
