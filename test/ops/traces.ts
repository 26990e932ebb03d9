// One order's way through the mesh, found by its request.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askEnvoy } from '../../local/envoy-admin.ts';
import { until } from '../../local/until.ts';
import { http } from '../harness/http.ts';
import type { Shop } from './operations.ts';

interface Span {
  id: string;
  parentId: string;
  name: string;
  service: string;
  proxy: string;
  attributes: Record<string, string>;
}

/** Who has a span of which method, as `service proxy method`; a service's own has no proxy. */
const ofProxies = [
  'gateway gateway plaza.orders.v1.Orders/CreateOrder',
  'orders sidecar plaza.orders.v1.Orders/CreateOrder',
  'orders sidecar plaza.catalog.v1.Inventory/ReserveStock',
  'catalog sidecar plaza.catalog.v1.Inventory/ReserveStock',
  'orders sidecar plaza.payments.v1.Payments/Capture',
  'payments sidecar plaza.payments.v1.Payments/Capture',
];
/** The same of services. */
const ofServices = [
  'orders  plaza.orders.v1.Orders/CreateOrder',
  'catalog  plaza.catalog.v1.Inventory/ReserveStock',
  'payments  plaza.payments.v1.Payments/Capture',
  'payments  insert payments',
  'orders  create order.created',
  'orders  publish order.created',
  'orders  process order_queue',
];

async function get({ mesh, world }: Shop, path: string) {
  const { status, json } = await http(mesh.target.httpUrl, { path, token: world.users.staff.token });
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  return status === 200 ? (json as any) : undefined;
}

export function traces(shop: () => Shop): void {
  describe('the traces', () => {
    orderTraced(shop, 'pg-boss');

    test('are of a smaller share of calls while there are too many', async () => {
      const { mesh } = shop();
      const share = async () => {
        const runtime = JSON.parse(await askEnvoy(mesh.placement.gatewayAdmin, '/runtime'));
        return Number(runtime.entries['tracing.random_sampling']?.final_value ?? 10_000);
      };
      const ask = () => http(mesh.target.httpUrl, { path: '/v1/products?pageSize=1' });
      await until(
        'the share is lowered',
        async () => {
          await Promise.all(Array.from({ length: 100 }, ask));
          return (await share()) < 5_000;
        },
        { deadlineMs: 20_000, everyMs: 10 },
      );
      await until('it is raised again', async () => (await share()) === 10_000, { deadlineMs: 30_000 });
    });

    test('keep the ids that a client brings, whatever its flag says', async () => {
      for (const flag of ['00', '01']) {
        const id = `${flag}f7651916cd43dd8448eb211c8031${process.pid.toString(16).padStart(4, '0').slice(-4)}`;
        await http(shop().mesh.target.httpUrl, {
          path: '/v1/products?pageSize=1',
          headers: { traceparent: `00-${id.slice(0, 32).padEnd(32, 'a')}-b7ad6b7169203331-${flag}` },
        });
        const path = `/v1/traces/${id.slice(0, 32).padEnd(32, 'a')}`;
        await until('it is traced', async () => (await get(shop(), path)) !== undefined);
      }
    });
  });
}

/** `system` is the broker, in OpenTelemetry's words. */
export function orderTraced(shop: () => Shop, system: 'pg-boss' | 'rabbitmq'): void {
  test(`a trace shows an order from the gateway to the captured payment, by ${system}`, async () => {
    const { mesh, world, product } = shop();
    const reply = await http(mesh.target.httpUrl, {
      path: '/v1/orders',
      token: world.users.customer.token,
      body: { items: [{ productId: product, quantity: 1 }], requestId: world.unique('traced') },
    });
    assert.equal(reply.status, 201, reply.text);
    const requestId = String(reply.headers['x-request-id']);
    // Each replica of ops keeps what it was sent: their parts are put together.
    const spans = new Map<string, Span>();
    const have = () => new Set([...spans.values()].map((one) => `${one.service} ${one.proxy} ${one.name}`));
    const wanted = [...ofProxies, ...ofServices];
    const complete = async () => {
      const found = await get(shop(), `/v1/traces?requestId=${requestId}`);
      for (const { id } of found?.traces ?? [])
        for (const span of (await get(shop(), `/v1/traces/${id}`))?.spans ?? []) spans.set(span.id, span);
      return wanted.every((one) => have().has(one));
    };
    await until('the trace is complete', complete, { deadlineMs: 20_000 }).catch(() => {});
    assert.deepEqual(
      wanted.filter((one) => !have().has(one)),
      [],
      [...have()].join('\n'),
    );
    const ofService = await get(shop(), '/v1/traces?service=gateway&pageSize=1');
    assert.equal(ofService.traces.length, 1);
    assert.ok(ofService.traces[0].services.includes('gateway'));
    const [root] = [...spans.values()].filter(({ service }) => service === 'gateway');
    assert.equal(root!.attributes['request.id'], requestId);
    assert.ok(![...spans.values()].some(({ name }) => /grpc\.health|opentelemetry/.test(name)));
    const systems = [...spans.values()].flatMap(({ attributes }) => attributes['messaging.system'] ?? []);
    // What waits in the outbox is on no broker yet.
    assert.deepEqual([...new Set(systems)].toSorted(), ['outbox', system]);
  });
}
