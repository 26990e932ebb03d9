import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Metadata } from '@grpc/grpc-js';
import { call, type GrpcReply, grpcClient } from '../harness/grpc.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { World } from '../requests/world.ts';

/** What grpc-java takes of headers unless it is told otherwise; others take more. */
const SMALLEST_CLIENT = 8 * 1_024;

const bad = (count: number, productId: string) =>
  Array.from({ length: count }, () => ({ productId, quantity: 0 }));
const long = 'длинно '.repeat(8_000);

const requests: [string, string, object][] = [
  ['60 wrong items', 'orders.v1.Orders/CreateOrder', { items: bad(60, 'x') }],
  ['100 wrong items', 'orders.v1.Orders/CreateOrder', { items: bad(100, 'x') }],
  ['100 long items', 'orders.v1.Orders/CreateOrder', { items: bad(100, '東'.repeat(2_000)) }],
  ['a long key', 'orders.v1.Orders/CreateOrder', { items: bad(1, 'x'), requestId: long }],
  ['a long id', 'catalog.v1.Catalog/GetProduct', { id: long }],
  [
    'long texts',
    'catalog.v1.Catalog/CreateProduct',
    { product: { sku: long, name: long, category: long, description: long, price: { currencyCode: long } } },
  ],
  [
    'fields nobody has',
    'catalog.v1.Catalog/UpdateProduct',
    {
      product: {},
      updateMask: { paths: Array.from({ length: 5_000 }, (_, i) => `поле_${i}_${'x'.repeat(50)}`) },
    },
  ],
  ['a long page token', 'catalog.v1.Catalog/ListProducts', { pageToken: long }],
  ['a long order', 'catalog.v1.Catalog/ListProducts', { orderBy: long }],
  ['a long filter', 'accounts.v1.Accounts/ListUsers', { filter: long }],
  [
    'many roles',
    'accounts.v1.Accounts/SetUserRoles',
    { id: long, roles: Array(5_000).fill(long.slice(0, 99)) },
  ],
  [
    'many types of events',
    'orders.v1.Events/SubscribeToEvents',
    { eventTypes: Array(5_000).fill(long.slice(0, 99)) },
  ],
  ['many ids', 'accounts.v1.Accounts/BatchGetUsers', { ids: Array(20_000).fill('я') }],
  ['a long room', 'rooms.v1.Rooms/ListMessages', { room: long }],
  ['a long operation', 'google.longrunning.Operations/GetOperation', { name: `operations/${long}` }],
  ['a long name of logs', 'ops.v1.Logs/TailLogs', { service: long, level: long }],
];

/** However large a request, the answer that refuses it is one that every client can read. */
export function growing(mesh: () => TestMesh, world: () => World): void {
  describe('an error in headers', () => {
    for (const [what, method, request] of requests) {
      test(`is small for ${what}`, async () => {
        const client = grpcClient(mesh().target.grpcAddress);
        const name = method.startsWith('google') ? method : `plaza.${method}`;
        const reply = await call(client, name, request as never, { token: world().users.admin.token });
        client.close();
        assert.equal(reply.code, 'INVALID_ARGUMENT', reply.message);
        assert.ok(reply.reason, 'there are details');
        for (const size of sizes(reply)) assert.ok(size <= SMALLEST_CLIENT, `${size} bytes`);
      });
    }

    test('counts what it leaves out, for every client', async () => {
      const items = bad(100, 'x');
      const { token } = world().users.customer;
      const client = grpcClient(mesh().target.grpcAddress);
      const native = await call(client, 'plaza.orders.v1.Orders/CreateOrder', { items }, { token });
      client.close();
      // Each item has a wrong product and a wrong quantity.
      assert.equal(native.violations.length + Number(native.info.omittedViolations), 200);
      assert.equal(native.violations[0]?.field, 'items[0].productId');
    });
  });
}

/** The sizes of headers and of trailers, counted as HTTP/2 does. */
function sizes({ headers, trailers, message }: GrpcReply): number[] {
  const sum = (metadata: Metadata, start: number) =>
    Object.entries(metadata.toHttp2Headers()).reduce(
      (bytes, [name, value]) => bytes + name.length + String(value).length + 32,
      start,
    );
  // grpc-js keeps status and message for itself.
  return [sum(headers, 0), sum(trailers, encodeURI(message).length + 200)];
}
