// Streams while what carries them is killed: afterwards nothing is missing, nothing came twice, and the order is kept.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { events } from '../../client/events.ts';
import { layoutOf } from '../../local/layout.ts';
import { until } from '../../local/until.ts';
import { isDead, killForGood, sidecarOf } from '../harness/faults.ts';
import { http } from '../harness/http.ts';
import { useMesh } from '../harness/mesh.ts';
import { createWorld, signUp, type User, type World } from '../requests/world.ts';
import { type Frame, openStream, readAll } from './read.ts';
import { addProduct, loggedEvents, placeOrder } from './shop.ts';

interface Event {
  id: string;
  type: string;
  resource: string;
}

const mesh = useMesh('streams-killed', {
  services: ['accounts', 'catalog', 'payments', 'orders'],
  replicas: { orders: 2, accounts: 2 },
});

describe('streams, while something is killed', () => {
  let world: World;
  let product: string;

  before(async () => {
    world = await createWorld(mesh().target);
    product = await addProduct(mesh(), world);
  });

  /** A new user's events by the client of client/, from now until they are left. */
  async function follow(user: User) {
    const left = new AbortController();
    const seen: Event[] = [];
    const retries: unknown[] = [];
    const begun = Promise.withResolvers<void>();
    const url = `${mesh().target.httpUrl}/v1/events?eventTypes=order.*`;
    const options = {
      token: user.token,
      signal: left.signal,
      onCursor: () => begun.resolve(),
      onRetry: (reason: unknown) => retries.push(reason),
    };
    const ended = (async () => {
      for await (const event of events<Event>(url, options)) seen.push(event);
    })();
    ended.catch(begun.reject);
    await begun.promise;
    return {
      seen,
      retries,
      leave: () => {
        left.abort(new Error('read enough'));
        return assert.rejects(ended, /read enough/);
      },
    };
  }

  type Follower = Awaited<ReturnType<typeof follow>>;

  /** Places orders one after the other while `disturb` kills, and holds what was read against the log. */
  async function throughout(disturb: () => Promise<void>) {
    const user = await signUp(mesh().target, world.unique('follower'));
    const [one, two] = [await follow(user), await follow(user)];
    try {
      return await throughoutFor(user, [one, two], disturb);
    } finally {
      // Also when something was missing: a client that goes on asking would keep this process alive.
      await Promise.all([one.leave(), two.leave()]);
    }
  }

  async function throughoutFor(
    user: User,
    [one, two]: [Follower, Follower],
    disturb: () => Promise<void>,
  ): Promise<number> {
    let placed = 0;
    let disturbing = true;
    const placing = (async () => {
      while (disturbing || placed < 10) {
        await placeOrder(mesh(), product, user.token, `key-${placed}`);
        placed++;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    await until('a few orders are placed', () => one.seen.length >= 6);
    try {
      await disturb();
    } finally {
      disturbing = false;
      await placing;
    }
    const final = async () => {
      const [row] = await mesh().sql<{ open: number }>(
        'orders',
        `select count(*)::int as open from orders where user_id = $1 and status not in ('COMPLETED', 'CANCELLED')`,
        [user.id],
      );
      const ids = await loggedEvents(mesh(), user.id);
      return row!.open === 0 && ids.length === placed * 3;
    };
    await until('all orders are completed, and logged', final, { deadlineMs: 40_000 });
    const expected = await loggedEvents(mesh(), user.id);
    for (const { seen } of [one, two]) {
      await until('all was read', () => seen.length >= expected.length, { deadlineMs: 20_000 });
      assert.deepEqual(
        seen.map((event) => event.id),
        expected,
      );
      for (const resource of new Set(seen.map((event) => event.resource))) {
        assert.deepEqual(
          seen.filter((event) => event.resource === resource).map((event) => event.type),
          ['order.created', 'order.processing', 'order.completed'],
        );
      }
    }
    return one.retries.length + two.retries.length;
  }

  const killAndAwait = async (name: string) => {
    const process = () =>
      mesh()
        .processes()
        .find((one) => one.name === name)!;
    const { restarts } = process();
    mesh().kill(name, 'SIGKILL');
    await until(`${name} is back`, () => process().restarts > restarts && !isDead(mesh(), name));
  };

  test('each replica of the service, one after the other', async () => {
    const retries = await throughout(async () => {
      for (const name of ['orders-1', 'orders-2']) {
        await killForGood(mesh(), name);
        await mesh().revive(name);
      }
    });
    assert.ok(retries >= 2, `both streams were cut: ${retries}`);
  });

  test('each sidecar, one after the other', async () => {
    const retries = await throughout(async () => {
      for (const name of ['orders-1', 'orders-2'].map(sidecarOf)) {
        await killForGood(mesh(), name);
        await mesh().revive(name);
      }
    });
    assert.ok(retries >= 2, `both streams were cut: ${retries}`);
  });

  test('PostgreSQL', async () => {
    await throughout(() => killAndAwait('postgres'));
  });

  test('the gateway', async () => {
    const retries = await throughout(() => killAndAwait('gateway'));
    assert.ok(retries >= 2, `both streams were cut: ${retries}`);
  });

  test('a service that is asked to stop ends its streams in band, and comes to its end in order and in time', async () => {
    const token = world.users.customer.token;
    const streams = await Promise.all(
      Array.from({ length: 8 }, () => openStream(mesh(), '/v1/events', { token })),
    );
    const reading = streams.map(async ({ frames }) => {
      const read: Frame[] = [];
      for await (const frame of frames) read.push(frame);
      return read;
    });
    const began = performance.now();
    await Promise.all([mesh().restartService('orders-1'), mesh().restartService('orders-2')]);
    assert.ok(performance.now() - began < 20_000);
    for (const frames of await Promise.all(reading)) {
      const last = frames.at(-1)!;
      assert.equal(last.error?.code, 14);
      assert.equal(last.error.details.find((detail) => detail.reason)?.reason, 'STREAM_ENDED');
      assert.ok(last.cursor, 'with the cursor to resume it with');
    }
    for (const name of ['orders-1', 'orders-2']) {
      assert.match(logOf(name), /"msg":"stopped"/, 'it came to its end in order');
      assert.doesNotMatch(logOf(name), /cannot stop in order|outlast the shutdown/);
    }
  });

  test('an order is watched to its end, though its replica and payments die on the way', async () => {
    const { token } = world.users.customer;
    const payments = mesh()
      .processes()
      .filter(({ name, kind }) => kind === 'service' && name.startsWith('payments'))
      .map(({ name }) => name);
    for (const name of payments) await killForGood(mesh(), name);
    const id = await placeOrder(mesh(), product, token, world.unique('watched'));
    const states: string[] = [];
    const watching = (async () => {
      const url = `${mesh().target.httpUrl}/v1/orders/${id}:watch`;
      for await (const { status } of events<{ status: string }>(url, { token })) states.push(status);
    })();
    await until('it is watched', () => states.length === 1);
    for (const name of ['orders-1', 'orders-2']) {
      await killForGood(mesh(), name);
      await mesh().revive(name);
    }
    for (const name of payments) await mesh().revive(name);
    await watching;
    assert.deepEqual(states, ['CREATED', 'PROCESSING', 'COMPLETED']);
  });

  test('a list that is cut in the middle goes on behind what was read', async () => {
    const { token } = world.users.staff;
    // Far more than all buffers on the way hold: the rest is not even read from the database.
    await mesh().sql(
      'accounts',
      `insert into users (id, email, full_name, password_hash, roles, create_time)
       select gen_random_uuid(), 'crowd-' || n || '@test.example', repeat('x', 200), '$argon2id$', '{customer}',
              '2026-01-01T00:00:00Z'::timestamptz + n * interval '1 ms'
       from generate_series(1, 20000) as n`,
    );
    const read: string[] = [];
    let cursor = '';
    const stream = await openStream(mesh(), '/v1/users:stream', { token });
    const first = await stream.frames.next();
    read.push(first.value!.item.id);
    cursor = first.value!.cursor!;
    for (const name of ['accounts-1', 'accounts-2']) await killForGood(mesh(), name);
    await assert.rejects(async () => {
      for await (const frame of stream.frames) {
        assert.equal(frame.end, undefined, 'it cannot be complete');
        if (!frame.item) continue;
        read.push(frame.item.id);
        cursor = frame.cursor!;
      }
      // A proxy that ends the body in order all the same has left the end frame out.
      throw new Error('cut');
    });
    for (const name of ['accounts-1', 'accounts-2']) await mesh().revive(name);
    assert.ok(read.length < 20_000, `${read.length} were read before it was cut`);
    const rest = await readAll(mesh(), `/v1/users:stream?cursor=${cursor}`, { token });
    assert.ok(rest.frames.at(-1)!.end);
    const all = await mesh().sql<{ id: string }>('accounts', 'select id from users order by create_time, id');
    assert.deepEqual(
      [...read, ...rest.items.map((user) => user.id)],
      all.map(({ id }) => id),
    );
  });

  test('who does not read costs no memory, and is ended', async () => {
    const user = await signUp(mesh().target, world.unique('sleeper'));
    // 40 MB for each stream.
    const happen = () =>
      mesh().sql(
        'orders',
        `insert into order_events_pending (event)
         select jsonb_build_object('id', gen_random_uuid(), 'type', 'order.created', 'resource', 'orders/' || n, 'userId', $1::text,
                  'requestId', '', 'traceparent', '', 'time', now(), 'data', jsonb_build_object('status', repeat('x', 4000)))
         from generate_series(1, 10000) as n`,
        [user.id],
      );
    // Both copies have done as much for somebody who reads, so that what they grow by is for those who do not.
    const readers = await Promise.all(
      Array.from({ length: 4 }, () => openStream(mesh(), '/v1/events', { token: user.token })),
    );
    await Promise.all(readers.map(({ frames }) => frames.next()));
    await happen();
    for (const reader of readers) {
      for (let read = 0; read < 10_000; ) if ((await reader.frames.next()).value!.item) read++;
      reader.close();
    }
    const streams = await Promise.all(
      Array.from({ length: 10 }, () =>
        openStream(mesh(), '/v1/events', { token: user.token, timeoutMs: 120_000 }),
      ),
    );
    // Meanwhile nothing happens to somebody else.
    const quiet = await openStream(mesh(), '/v1/events', { token: world.users.other.token });
    const heard: Frame[] = [];
    const listening = (async () => {
      for await (const frame of quiet.frames) heard.push(frame);
    })().catch(() => {});
    const first = await Promise.all(streams.map(({ frames }) => frames.next()));
    assert.ok(first.every(({ value }) => value!.heartbeat));
    const held = ['orders-1', 'orders-2', 'orders-1-envoy', 'orders-2-envoy', 'gateway'];
    const initially = held.map(residentMiB);
    const began = performance.now();
    // Of all ten, unbounded, it would be 400.
    await happen();
    const grown = held.map(() => 0);
    await until(
      'the sleepers are ended',
      async () => {
        for (const [i, name] of held.entries()) {
          grown[i] = Math.max(grown[i]!, residentMiB(name) - initially[i]!);
        }
        // On the same connections of the proxies: who sleeps holds nobody else up.
        const reply = await http(mesh().target.httpUrl, {
          path: '/v1/orders',
          token: user.token,
          timeoutMs: 5_000,
        });
        assert.equal(reply.status, 200);
        return slowReaders() >= 10;
      },
      { deadlineMs: 60_000, everyMs: 200 },
    );
    assert.ok(performance.now() - began > 14_000, 'they had their time');
    for (const [i, name] of held.entries()) {
      assert.ok(grown[i]! < 120, `${name} grew by ${grown[i]} MiB`);
    }
    for (const { frames } of streams) {
      let last: Frame | undefined;
      for await (const frame of frames) last = frame;
      assert.equal(last!.error?.code, 14);
      assert.equal(last!.error.details.find((detail) => detail.reason)?.reason, 'SLOW_READER');
    }
    await until('a second heartbeat is heard', () => heard.length >= 2);
    quiet.close();
    await listening;
    assert.ok(
      heard.every((frame) => frame.heartbeat && frame.cursor),
      'and nothing else',
    );
    const all = await readEvents(`/v1/events?since=2026-01-01T00:00:00Z`, user.token, 20_000);
    assert.deepEqual(all, await loggedEvents(mesh(), user.id), 'and everything is there for who comes again');
  });

  async function readEvents(path: string, token: string, count: number): Promise<string[]> {
    const ids: string[] = [];
    const url = `${mesh().target.httpUrl}${path}`;
    for await (const { id } of events<Event>(url, { token })) {
      ids.push(id);
      if (ids.length === count) break;
    }
    return ids;
  }

  function logOf(name: string): string {
    return readFileSync(join(layoutOf(mesh().dir).logs, `${name}.log`), 'utf8');
  }

  function slowReaders(): number {
    return ['orders-1', 'orders-2'].flatMap((name) => logOf(name).match(/"reason":"SLOW_READER"/g) ?? [])
      .length;
  }

  function residentMiB(name: string): number {
    const pid = mesh()
      .processes()
      .find((process) => process.name === name)!.pid;
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_024;
  }
});
