// A token is good for as long as its user's rights and session are: by every replica of every service, in calls and in streams.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { call } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import { useMesh } from '../harness/mesh.ts';
import { createWorld, signIn, type User, type World } from '../requests/world.ts';
import { type Frame, openStream, type Stream } from '../streams/read.ts';
import { endings, newAdmin, withLifetime } from './people.ts';

/** What is promised. */
const WITHIN_MS = 5_000;

const mesh = useMesh('authority', {
  env: ({ service }) => (service === 'accounts' ? { KEY_PROPAGATION_MS: '8000' } : {}),
});
let world: World;

/** Of each service a method that an admin may call, and a request that tells no more than that they were let in. */
const probes: Record<string, [method: string, request: Record<string, unknown>]> = {
  accounts: ['plaza.accounts.v1.Accounts/ListUsers', { pageSize: 1 }],
  catalog: ['plaza.catalog.v1.Catalog/ListProducts', { pageSize: 1 }],
  orders: ['plaza.orders.v1.Orders/ListOrders', { pageSize: 1 }],
  payments: ['plaza.payments.v1.Payments/GetPayment', { id: 'nothing' }],
  rooms: ['plaza.rooms.v1.Rooms/ListMessages', { room: 'lobby' }],
  ops: ['plaza.ops.v1.Audit/ListEntries', { pageSize: 1 }],
};

/** What every replica of every service answers to a token, asked at its own sidecar. */
async function answers(token: string): Promise<Record<string, string>> {
  const asked = mesh().placement.replicas.map(async ({ name, service }) => {
    const [method, request] = probes[service]!;
    const client = mesh().inside(name, 'gateway');
    const { code, reason } = await call(client, method, request, { token });
    client.close();
    return [name, code === 'UNAUTHENTICATED' ? reason : code] as const;
  });
  return Object.fromEntries(await Promise.all(asked));
}

describe('authority', () => {
  before(async () => {
    world = await createWorld(mesh().target);
  });

  describe('a token is refused by every replica within 5 s when its user', () => {
    for (const [what, end] of Object.entries(endings)) {
      test(what, async () => {
        const user = await newAdmin(mesh(), world);
        for (const [name, answer] of Object.entries(await answers(user.token)))
          assert.match(answer, /^(OK|INVALID_ARGUMENT|NOT_FOUND)$/, name);
        await end(mesh(), user);
        const begun = performance.now();
        let last: Record<string, string> = {};
        const refused = async () => {
          last = await answers(user.token);
          return Object.values(last).every((answer) => answer === 'SESSION_ENDED');
        };
        await until('all refuse', refused, { deadlineMs: WITHIN_MS, everyMs: 50 }).catch(() =>
          assert.deepEqual(last, {}),
        );
        console.log(`# ${what}: all replicas refused after ${Math.round(performance.now() - begun)} ms`);
        // A bad token is refused where none is needed, too.
        const open = await http(mesh().target.httpUrl, {
          path: '/v1/products?pageSize=1',
          token: user.token,
        });
        assert.equal(open.status, 401);
        assert.equal(open.json.details[0].reason, 'SESSION_ENDED');
        assert.ok(
          Object.values(await answers(world.users.admin.token)).every((answer) =>
            /^(OK|INV|NOT)/.test(answer),
          ),
        );
      });
    }
  });

  /** Every stream that does not end by itself, from the client's side. */
  const tails: Record<string, string> = {
    orders: '/v1/events',
    rooms: '/v1/rooms/lobby:watch',
    'the audit log': '/v1/audit/entries:tail',
    'the logs': '/v1/logs:tail?service=accounts',
    'the mesh': '/v1/mesh:watch',
  };

  /** Streams of requests, which nobody half-closes. */
  const uploads: Record<string, [method: string, first: Record<string, unknown>]> = {
    'a chat': ['plaza.rooms.v1.Rooms/Chat', { room: 'lobby' }],
    'a space': ['plaza.rooms.v1.DataSync/SyncStream', { open: { space: 'authority' } }],
    'an import of products': ['plaza.catalog.v1.Catalog/ImportProducts', { sku: '' }],
    'an import of users': ['plaza.accounts.v1.Accounts/ImportUsers', { email: '' }],
    metrics: ['plaza.ops.v1.Metrics/RecordMetrics', { name: 'x', value: 1 }],
  };

  /** Opens a stream of replies; gives what its last frame will say. */
  async function open(path: string, token: string) {
    const stream = await openStream(mesh(), path, { token });
    assert.equal(stream.status, 200, path);
    return { last: lastOf(stream) };
  }

  async function lastOf(stream: Stream) {
    let last: Frame | undefined;
    for await (const frame of stream.frames) last = frame;
    return { code: last?.error?.code, reason: last?.error?.details.find(({ reason }) => reason)?.reason };
  }

  /** How an upload ends whose client does not end it. */
  function ending(method: string, first: Record<string, unknown>, token: string) {
    const client = mesh().inside(`${method.split('.')[1]}-1`, 'gateway');
    return call(client, method, first, { token, stayOpen: true, deadlineMs: 30_000 }).finally(() =>
      client.close(),
    );
  }

  describe('a stream ends within 5 s when its user is demoted', () => {
    for (const [what, path] of Object.entries(tails))
      test(what, async () => {
        const user = await newAdmin(mesh(), world);
        const { last } = await open(path, user.token);
        await endings['is demoted']!(mesh(), user);
        const begun = performance.now();
        assert.deepEqual(await last, { code: 16, reason: 'SESSION_ENDED' });
        assert.ok(performance.now() - begun < WITHIN_MS);
      });
    for (const [what, [method, first]] of Object.entries(uploads))
      test(what, async () => {
        const user = await newAdmin(mesh(), world);
        const ended = ending(method, first, user.token);
        await endings['is demoted']!(mesh(), user);
        const { code, reason } = await ended;
        assert.deepEqual([code, reason], ['UNAUTHENTICATED', 'SESSION_ENDED']);
      });
  });

  describe('a stream ends with its token, and can be resumed', () => {
    for (const [what, path] of Object.entries(tails))
      test(what, async () => {
        const token = await withLifetime(mesh(), world.users.admin.token, 4);
        const begun = Date.now();
        const { last } = await open(path, token);
        assert.deepEqual(await last, { code: 14, reason: 'TOKEN_EXPIRED' });
        const lived = Date.now() - begun;
        assert.ok(lived > 2_000 && lived < 4_000 + WITHIN_MS, `${lived} ms`);
      });
    for (const [what, [method, first]] of Object.entries(uploads))
      test(what, async () => {
        const { code, reason } = await ending(
          method,
          first,
          await withLifetime(mesh(), world.users.admin.token, 4),
        );
        assert.deepEqual([code, reason], ['UNAVAILABLE', 'TOKEN_EXPIRED']);
      });

    test('whoever resumes with a new token misses nothing', async () => {
      const room = world.unique('room');
      const { token } = world.users.customer;
      const post = (n: number) =>
        http(mesh().target.httpUrl, { path: `/v1/rooms/${room}/messages`, body: { text: `${n}` }, token });
      const seen: string[] = [];
      let cursor: string | undefined;
      let connections = 0;
      let posted = 0;
      const posting = (async () => {
        for (; posted < 60 || connections < 3; posted++) {
          const reply = await post(posted);
          assert.equal(reply.status, 200, reply.text);
        }
      })();
      while (seen.length < posted || connections < 3) {
        connections++;
        const short = await withLifetime(mesh(), token, 2);
        const query =
          cursor === undefined ? `since=2020-01-01T00:00:00Z` : `cursor=${encodeURIComponent(cursor)}`;
        const stream = await openStream(mesh(), `/v1/rooms/${room}:watch?${query}`, { token: short });
        for await (const frame of stream.frames) {
          cursor = frame.cursor ?? cursor;
          if (frame.item) seen.push(frame.item.text);
        }
      }
      await posting;
      assert.deepEqual(
        seen,
        Array.from({ length: seen.length }, (_, n) => `${n}`),
      );
      assert.ok(connections >= 3);
    });
  });

  test('keys that leaked verify nothing within seconds, and refresh tokens give new tokens', async () => {
    const { admin } = world.users;
    const user: User = await newAdmin(mesh(), world);
    const path = '/v1/keys:rotate';
    const rotated = await http(mesh().target.httpUrl, {
      path,
      body: { revokeOld: true },
      token: admin.token,
    });
    assert.equal(rotated.status, 200, rotated.text);
    const begun = performance.now();
    const gone = async () => {
      const edge = await http(mesh().target.httpUrl, { path: '/v1/users/me', token: user.token });
      const inside = Object.values(await answers(user.token));
      return edge.status === 401 && inside.every((answer) => answer === '');
    };
    await until('no proxy takes the old key', gone, { deadlineMs: 10_000, everyMs: 100 });
    console.log(`# revoked keys: refused by every proxy after ${Math.round(performance.now() - begun)} ms`);

    const refresh = () =>
      http(mesh().target.httpUrl, {
        path: '/v1/sessions:refresh',
        body: { refreshToken: user.refreshToken },
      });
    let fresh = await refresh();
    await until(
      'the new key signs',
      async () => {
        if (fresh.status !== 200) fresh = await refresh();
        return fresh.status === 200;
      },
      { deadlineMs: 20_000, everyMs: 500 },
    );
    // Whatever the new key signs is taken at once by every proxy.
    for (const answer of Object.values(await answers(fresh.json.accessToken)))
      assert.match(answer, /^(OK|INV|NOT)/);
    await signIn(mesh().target, admin.email, admin.password);
  });
});
