// Every stream of users, orders and events in every form that a client can ask for.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { call, grpcClient } from '../harness/grpc.ts';
import { callWeb } from '../harness/grpc-web.ts';
import { http } from '../harness/http.ts';
import { useMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';
import { browser } from './browser.ts';
import { FORMS, type Form, type Frame, openStream, readAll } from './read.ts';
import { addProduct, placeOrder } from './shop.ts';
import { openWebStream } from './web.ts';

const mesh = useMesh('streams-forms', { services: ['accounts', 'catalog', 'payments', 'orders'] });
let world: World;
let product: string;
const order = () => placeOrder(mesh(), product, world.users.customer.token, world.unique('key'));

const forms = Object.keys(FORMS) as Form[];

describe('streams in every form', () => {
  before(async () => {
    world = await createWorld(mesh().target);
    product = await addProduct(mesh(), world);
  });
  for (const accept of forms) {
    test(`StreamUsers as ${accept}: everybody, oldest first, and the end`, async () => {
      const token = world.users.staff.token;
      const { status, frames, items, cursors } = await readAll(mesh(), '/v1/users:stream', { token, accept });
      assert.equal(status, 200);
      assert.ok(items.length >= 4);
      assert.deepEqual(
        items.map((user) => user.createTime),
        items.map((user) => user.createTime).toSorted(),
      );
      assert.equal(new Set(items.map((user) => user.id)).size, items.length);
      assert.deepEqual(frames.at(-1), { end: {} });
      const filter = encodeURIComponent('roles : staff');
      const staff = await readAll(mesh(), `/v1/users:stream?filter=${filter}`, { token, accept });
      assert.deepEqual(
        staff.items.map((user) => user.id),
        items.filter((user) => user.roles.includes('staff')).map((user) => user.id),
      );
      const at = Math.floor(items.length / 2);
      const rest = await readAll(mesh(), `/v1/users:stream?cursor=${cursors[at]}`, { token, accept });
      assert.deepEqual(rest.items, items.slice(at + 1));
    });

    test(`WatchOrder as ${accept}: each state once, up to the last, and the end`, async () => {
      const token = world.users.customer.token;
      const id = await order();
      const stream = await openStream(mesh(), `/v1/orders/${id}:watch`, { token, accept });
      assert.match(String(stream.headers['content-type']), FORMS[accept]);
      const frames = await Array.fromAsync(stream.frames);
      const states = frames.filter((frame) => frame.item).map((frame) => frame.item.status);
      assert.deepEqual(states, ['CREATED', 'PROCESSING', 'COMPLETED'].slice(-states.length));
      assert.deepEqual(frames.at(-1), { end: {} });
      const path = `/v1/orders/${id}:watch?cursor=${frames.find((frame) => frame.item)!.cursor}`;
      assert.deepEqual(
        (await readAll(mesh(), path, { token, accept })).items.map((item) => item.status),
        states.slice(1),
      );
    });

    test(`SubscribeToEvents as ${accept}: each event when it happens`, async () => {
      const token = world.users.customer.token;
      const stream = await openStream(mesh(), '/v1/events?eventTypes=order.*', { token, accept });
      assert.match(String(stream.headers['content-type']), FORMS[accept]);
      const next = async () => (await stream.frames.next()).value as Frame;
      const first = await next();
      assert.ok(first.heartbeat && first.cursor, 'it says at once that it is there, and where it begins');
      const seen: Frame[] = [];
      const ids: string[] = [];
      for (let n = 0; n < 2; n++) {
        // The stream is open, and what it sends next is not even made.
        ids.push(await order());
        while (seen.length < 3 * (n + 1)) {
          const frame = await next();
          if (frame.item) seen.push(frame);
        }
      }
      assert.deepEqual(
        seen.map(({ item }) => [item.type, item.resource, item.data.status]),
        ids.flatMap((id) =>
          ['CREATED', 'PROCESSING', 'COMPLETED'].map((status) => [
            `order.${status.toLowerCase()}`,
            `orders/${id}`,
            status,
          ]),
        ),
      );
      stream.close();
    });

    test(`a refusal before the first frame as ${accept} has its status`, async () => {
      for (const [path, who, status, code] of [
        ['/v1/users:stream?filter=shoes', 'staff', 400, 3],
        ['/v1/users:stream', 'customer', 403, 7],
        ['/v1/users:stream', undefined, 401, 16],
        [`/v1/orders/${await order()}:watch`, 'other', 404, 5],
        ['/v1/events', undefined, 401, 16],
        ['/v1/events?eventTypes=shoes.*', 'customer', 400, 3],
        ['/v1/events?eventTypes=stock.*', 'customer', 403, 7],
        ['/v1/events?since=yesterday', 'customer', 400, 3],
      ] as const) {
        const token = who && world.users[who].token;
        const reply = await http(mesh().target.httpUrl, { path, token, headers: { accept } });
        assert.equal(reply.status, status, `${path}: ${reply.text}`);
        assert.equal(reply.json.code, code, path);
      }
    });
  }

  for (const accept of ['text/html', '*/*', 'application/xml, image/png;q=0.5', '']) {
    test(`Accept: ${accept || '(empty)'} gets an array`, async () => {
      const reply = await http(mesh().target.httpUrl, {
        path: '/v1/users:stream',
        token: world.users.staff.token,
        headers: { accept },
      });
      assert.match(String(reply.headers['content-type']), FORMS['application/json']);
      assert.ok(Array.isArray(reply.json) && reply.json.at(-1).end);
    });
  }

  for (const form of ['text/event-stream', 'application/x-ndjson'] as const) {
    test(`Accept: ${form} may be in capital letters`, async () => {
      const reply = await http(mesh().target.httpUrl, {
        path: '/v1/users:stream',
        token: world.users.staff.token,
        headers: { accept: `text/html, ${form.toUpperCase()}; charset=UTF-8` },
      });
      assert.match(String(reply.headers['content-type']), FORMS[form]);
      assert.match(reply.text, form === 'text/event-stream' ? /^data: \{/ : /^\{.*\}\n\{/);
    });
  }

  test('HEAD opens no stream', async () => {
    const reply = await http(mesh().target.httpUrl, {
      method: 'HEAD',
      path: '/v1/events',
      token: world.users.customer.token,
      timeoutMs: 5_000,
    });
    assert.equal(reply.status, 404);
    assert.equal(reply.body.length, 0);
  });

  test('events from a time on, and of some types', async () => {
    const token = world.users.customer.token;
    const since = new Date().toISOString();
    const id = await order();
    await readAll(mesh(), `/v1/orders/${id}:watch`, { token });
    const path = `/v1/events?since=${since}&eventTypes=order.created&eventTypes=order.completed`;
    const stream = await openStream(mesh(), path, { token });
    const types: string[] = [];
    for await (const frame of stream.frames) {
      // What an earlier test began may still be going on.
      if (frame.item?.resource === `orders/${id}`) types.push(frame.item.type);
      if (types.length === 2) break;
    }
    assert.deepEqual(types, ['order.created', 'order.completed']);
  });

  test('a user hears of the money too', async () => {
    const { id, token } = world.users.customer;
    const stream = await openStream(mesh(), '/v1/events?eventTypes=payment.*', { token });
    await stream.frames.next();
    const placed = await order();
    for await (const { item } of stream.frames) {
      if (item?.data.orderId !== placed) continue;
      assert.deepEqual([item.type, item.userId, item.data.status], ['payment.captured', id, 'CAPTURED']);
      break;
    }
  });

  test('staff hears of the catalog', async () => {
    const token = world.users.staff.token;
    const stream = await openStream(mesh(), '/v1/events?eventTypes=product.*', { token });
    await stream.frames.next();
    const added = await addProduct(mesh(), world);
    for await (const { item } of stream.frames) {
      if (item?.resource !== `products/${added}`) continue;
      assert.equal(item.type, 'product.created');
      break;
    }
  });

  test('a native caller gets messages', async () => {
    const client = grpcClient(mesh().target.grpcAddress);
    const token = world.users.customer.token;
    const id = await order();
    const reply = await call(client, 'plaza.orders.v1.Orders/WatchOrder', { id }, { token });
    assert.equal(reply.code, 'OK');
    assert.ok(reply.response.at(-1).end);
    assert.equal(reply.response.at(-2).item.status, 'COMPLETED');
    const refused = await call(client, 'plaza.accounts.v1.Accounts/StreamUsers', {}, { token });
    assert.equal(refused.code, 'PERMISSION_DENIED');
    client.close();
  });

  test('a gRPC-Web caller gets messages, each when it is made', async () => {
    const token = world.users.customer.token;
    const method = 'plaza.orders.v1.Events/SubscribeToEvents';
    const stream = await openWebStream(
      mesh().target.httpUrl,
      method,
      { eventTypes: ['order.created'] },
      token,
    );
    assert.ok((await stream.next()).value.heartbeat, 'the first comes before there is anything to tell');
    const id = await order();
    for (;;) {
      const { value } = await stream.next();
      if (!value.item) continue;
      assert.equal(value.item.resource, `orders/${id}`);
      break;
    }
    await stream.return(undefined);
    const { messages, grpcStatus } = await callWeb(
      mesh().target.httpUrl,
      'plaza.orders.v1.Orders/WatchOrder',
      { id },
      { token },
    );
    assert.equal(grpcStatus, 0);
    assert.ok(messages.at(-1).end);
  });

  test('a cursor that is forged, or comes from elsewhere, is refused', async () => {
    const { customer, other, staff } = world.users;
    const [one, two] = [await order(), await order()];
    const watched = await readAll(mesh(), `/v1/orders/${one}:watch`, { token: customer.token });
    const users = await readAll(mesh(), '/v1/users:stream', { token: staff.token });
    const stream = await openStream(mesh(), '/v1/events', { token: customer.token });
    const event = ((await stream.frames.next()).value as Frame).cursor!;
    stream.close();
    const [state, user] = [watched.cursors[0]!, users.cursors[0]!];
    for (const [path, token] of [
      [`/v1/orders/${two}:watch?cursor=${state}`, customer.token],
      [`/v1/orders/${one}:watch?cursor=${state}`, staff.token],
      [`/v1/orders/${one}:watch?cursor=${event}`, customer.token],
      [`/v1/users:stream?cursor=${user}x`, staff.token],
      [`/v1/users:stream?cursor=${user}&filter=${encodeURIComponent('roles : staff')}`, staff.token],
      [`/v1/users:stream?cursor=${user}`, world.users.admin.token],
      [`/v1/events?cursor=${event}`, other.token],
      [`/v1/events?cursor=${event}&eventTypes=order.*`, customer.token],
      ['/v1/events?cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', customer.token],
    ] as const) {
      const reply = await http(mesh().target.httpUrl, { path, token });
      assert.equal(reply.status, 400, `${path}: ${reply.text}`);
      const [, , bad] = reply.json.details;
      assert.deepEqual(
        bad.fieldViolations.map((violation: { field: string }) => violation.field),
        ['cursor'],
      );
    }
  });

  browser(mesh, () => ({ token: world.users.customer.token, order }));
});
