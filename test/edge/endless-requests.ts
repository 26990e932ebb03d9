// Requests whose end never comes: whatever can be said before it is said at once, and nothing is held for longer than a method's deadline.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http2';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { answerTo, begin, emptyMessage, openHttp2 } from '../harness/http2.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type Role, type World } from '../requests/world.ts';

type Form = 'native' | 'web' | 'json';

const types: Record<Form, string> = {
  native: 'application/grpc',
  web: 'application/grpc-web+proto',
  json: 'application/json',
};
const beginnings: Record<Form, Buffer> = {
  native: emptyMessage,
  web: emptyMessage,
  json: Buffer.from('{'),
};

/** What, who, how, and where; and what a JSON client is told, or the code of a native one. */
const refused: [what: string, role: Role, form: Form, path: string, want: number][] = [
  ['reflection', 'anonymous', 'native', '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo', 12],
  ['the health of a service', 'anonymous', 'native', '/grpc.health.v1.Health/Check', 12],
  ['a watch on it', 'anonymous', 'native', '/grpc.health.v1.Health/Watch', 12],
  ['a method of the mesh', 'admin', 'native', '/plaza.payments.v1.Payments/Capture', 12],
  ['a method that is not there', 'anonymous', 'native', '/plaza.catalog.v1.Catalog/Nothing', 12],
  ['a service that is not there', 'admin', 'native', '/nothing.v1.Nothing/Nothing', 12],
  ['no method at all', 'anonymous', 'native', '/', 12],
  ['a method that is not there', 'anonymous', 'web', '/plaza.catalog.v1.Catalog/Nothing', 12],
  ['a method of the mesh', 'admin', 'web', '/plaza.payments.v1.Payments/Capture', 12],
  ['a method without a token', 'anonymous', 'native', '/plaza.orders.v1.Orders/CreateOrder', 16],
  ['a method for others', 'customer', 'native', '/plaza.catalog.v1.Catalog/CreateProduct', 7],
  ['a stream without a token', 'anonymous', 'native', '/plaza.catalog.v1.Catalog/ImportProducts', 16],
  ['a stream for others', 'customer', 'native', '/plaza.catalog.v1.Catalog/ImportProducts', 7],
  ['a chat without a token', 'anonymous', 'native', '/plaza.rooms.v1.Rooms/Chat', 16],
  ['a path that is not there', 'anonymous', 'json', '/v1/nothing', 404],
  ['a method by its gRPC path', 'anonymous', 'json', '/plaza.catalog.v1.Catalog/GetProduct', 404],
  ['a method without a token', 'anonymous', 'json', '/v1/orders', 401],
  ['a method for others', 'customer', 'json', '/v1/products', 403],
  ['a stream without a token', 'anonymous', 'json', '/v1/products:import', 401],
  ['a parameter that is not there', 'customer', 'json', '/v1/orders?nothing=1', 400],
];

export function endlessRequests(mesh: () => TestMesh): void {
  describe('a request that never ends', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const fields = (form: Form, path: string, role: Role) => {
      const token = world.token(role);
      return {
        ':path': path,
        'content-type': types[form],
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      };
    };

    for (const [what, role, form, path, want] of refused)
      for (const sent of [true, false])
        test(`for ${what} is refused at once as ${form}, ${sent ? 'while its body is sent' : 'before its body'}`, async () => {
          const session = await openHttp2(mesh().target.httpUrl);
          const stream = begin(session, fields(form, path, role));
          if (sent) stream.write(beginnings[form]);
          // Held, it would be told so only when its deadline has passed, or after the five minutes of an idle stream.
          const reply = await answerTo(stream, 4_000);
          assert.equal(form === 'json' ? reply.status : reply.grpcStatus, want, JSON.stringify(reply));
          session.destroy();
        });

    test('holds no place on its connection once it is refused', async () => {
      const session = await openHttp2(mesh().target.httpUrl);
      const path = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
      // The gateway takes a hundred streams at once.
      const streams = Array.from({ length: 150 }, () => begin(session, fields('native', path, 'anonymous')));
      for (const reply of await Promise.all(streams.map((stream) => answerTo(stream))))
        assert.equal(reply.grpcStatus, 12);
      const call = begin(session, fields('native', '/plaza.catalog.v1.Catalog/ListProducts', 'anonymous'));
      call.end(emptyMessage);
      assert.equal((await answerTo(call)).grpcStatus, 0);
      session.destroy();
    });

    test('is ended at the deadline of its method, and a stream outlasts that', async () => {
      const session = await openHttp2(mesh().target.httpUrl);
      const list = '/plaza.catalog.v1.Catalog/ListProducts';
      const me = `/v1/users/${world.users.customer.id}`;
      const importing = begin(session, fields('json', '/v1/products:import', 'staff'));
      importing.write('[');
      const endless: [what: string, headers: OutgoingHttpHeaders, body: Buffer | string, want: number][] = [
        ['native', fields('native', list, 'anonymous'), emptyMessage, 4],
        ['native, before its message', fields('native', list, 'anonymous'), '', 4],
        [
          'native, with an hour of patience',
          { ...fields('native', list, 'anonymous'), 'grpc-timeout': '1H' },
          emptyMessage,
          4,
        ],
        ['gRPC-Web', fields('web', list, 'anonymous'), emptyMessage, 4],
        ['JSON', { ...fields('json', me, 'customer'), ':method': 'PUT' }, '{', 408],
        ['JSON, where no body is read', { ':path': '/v1/products', ':method': 'GET' }, ' ', 408],
        ['JSON, that deletes', { ...fields('json', me, 'customer'), ':method': 'DELETE' }, ' ', 408],
      ];
      await Promise.all(
        endless.map(async ([what, headers, body, want]) => {
          const stream = begin(session, headers);
          if (body.length > 0) stream.write(body);
          const reply = await answerTo(stream);
          assert.equal(
            want > 16 ? reply.status : reply.grpcStatus,
            want,
            `${what}: ${JSON.stringify(reply)}`,
          );
        }),
      );
      importing.end(']');
      assert.equal((await answerTo(importing)).status, 200);
      session.destroy();
    });

    test('is ended so within the mesh too, when it comes without a deadline and a byte at a time', async () => {
      const { certificates, replicas } = mesh().placement;
      const file = (name: string) => readFileSync(join(certificates, name));
      const { inboundPort } = replicas.find(({ name }) => name === 'catalog-1')!;
      const session = await openHttp2(`https://127.0.0.1:${inboundPort}`, {
        ca: file('ca.crt'),
        cert: file('orders.crt'),
        key: file('orders.key'),
        servername: 'catalog',
        checkServerIdentity: () => undefined,
      });
      const stream = begin(session, fields('native', '/plaza.catalog.v1.Catalog/ListProducts', 'anonymous'));
      stream.write(Buffer.from([0, 0, 0, 255, 0]));
      const drip = setInterval(() => stream.write(Buffer.alloc(1)), 500);
      try {
        assert.equal((await answerTo(stream)).grpcStatus, 4);
      } finally {
        clearInterval(drip);
        session.destroy();
      }
    });
  });
}
