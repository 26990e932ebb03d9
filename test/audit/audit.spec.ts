// What ops keeps, tells and counts: the audit log, also while broker and ops are away; logs, measurements and the mesh.
import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { before, describe, test } from 'node:test';
import pg from 'pg';
import { events } from '../../client/events.ts';
import { until } from '../../local/until.ts';
import { arm, heal, isDead, killForGood } from '../harness/faults.ts';
import { http } from '../harness/http.ts';
import { useMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';
import { openStream } from '../streams/read.ts';
import { addProduct } from '../streams/shop.ts';
import { type Done, type Operation, operations, type Shop } from './operations.ts';

interface Entry {
  id: string;
  actor: string;
  action: string;
  resource: string;
  requestId: string;
  address: string;
  service: string;
  createTime: string;
}

const mesh = useMesh('audit', {
  services: ['accounts', 'catalog', 'payments', 'orders', 'ops'],
  replicas: { ops: 2, catalog: 2, accounts: 1, orders: 1, payments: 1 },
});
const OPS = ['ops-1', 'ops-2'];
let world: World;
let shop: Shop;

const get = (path: string, token = world.users.admin.token) => http(mesh().target.httpUrl, { path, token });

async function entriesOf({ action }: Operation, { actor }: Done): Promise<Entry[]> {
  const reply = await get(
    `/v1/audit/entries?pageSize=100&action=${action}&actor=${encodeURIComponent(actor)}`,
  );
  assert.equal(reply.status, 200, reply.text);
  return reply.json.entries ?? [];
}

/** Envoy takes a client on loopback for the machine itself. */
const ownAddresses = Object.values(networkInterfaces()).flatMap((all) => all!.map(({ address }) => address));

/** One entry for what was done, with all that there is to tell. */
async function isTold(operation: Operation, done: Done): Promise<void> {
  const mine = async () =>
    (await entriesOf(operation, done)).filter((one) => one.requestId === done.requestId);
  await until('it is told', async () => (await mine()).length > 0, { deadlineMs: 20_000 });
  const [{ id, createTime, address, ...rest }, ...more] = (await mine()) as [Entry, ...Entry[]];
  assert.deepEqual(more, []);
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.ok(Math.abs(Date.now() - Date.parse(createTime)) < 60_000, createTime);
  const { action, service } = operation;
  assert.deepEqual(rest, { ...done, action, service });
  assert.ok(ownAddresses.includes(address), address);
}

/** Lets nobody at the broker's data while `work` runs, and ends the connections there are. */
async function withoutBroker<T>(work: () => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: mesh().postgres.adminUrl });
  await admin.connect();
  try {
    await admin.query('alter database broker with allow_connections false');
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'broker'`);
    return await work();
  } finally {
    await admin.query('alter database broker with allow_connections true');
    await admin.end();
  }
}

describe('ops', () => {
  before(async () => {
    world = await createWorld(mesh().target);
    shop = { mesh: mesh(), world, product: await addProduct(mesh(), world) };
  });

  describe('the audit log', () => {
    for (const [name, operation] of Object.entries(operations)) {
      test(`tells of ${name}`, async () => isTold(operation, await operation.run(shop)));
    }

    test('tells of all of them once when the broker was away', async () => {
      const needed = Object.values(operations).filter(({ action }) => action !== 'payment.refund');
      const done = await withoutBroker(async () => {
        const all: [Operation, Done][] = [];
        for (const operation of needed) all.push([operation, await operation.run(shop)]);
        for (const [operation, one] of all) {
          const told = (await entriesOf(operation, one)).filter(
            ({ requestId }) => requestId === one.requestId,
          );
          assert.deepEqual(told, []);
        }
        return all;
      });
      for (const [operation, one] of done) await isTold(operation, one);
    });

    test('tells of all of them once when ops was killed, before it had written them or before it had said so', async () => {
      for (const replica of OPS) await arm(mesh(), replica, 'ops.broker.handled');
      const done: [Operation, Done][] = [];
      for (const operation of Object.values(operations)) done.push([operation, await operation.run(shop)]);
      await until('ops is dead', () => OPS.every((replica) => isDead(mesh(), replica)), {
        deadlineMs: 20_000,
      });
      for (const replica of OPS) await heal(mesh(), replica);
      await until('ops serves', async () => (await get('/v1/audit/entries')).status === 200);
      for (const [operation, one] of done) await isTold(operation, one);
    });

    test('holds each event once', async () => {
      const rows = await mesh().sql<{ n: string; d: string; holes: string }>(
        'ops',
        `select count(*) as n, count(distinct id) as d, max(position) - count(*) as holes from audit_entries`,
      );
      assert.ok(Number(rows[0]!.n) > 20);
      assert.deepEqual([rows[0]!.d, rows[0]!.holes], [rows[0]!.n, '0']);
    });

    test('lets ops change or delete nothing', async () => {
      for (const sql of [
        `update audit_entries set data = '{}'`,
        'delete from audit_entries',
        'truncate audit_entries',
        'drop table audit_entries',
      ])
        await assert.rejects(mesh().sql('ops', sql), { code: '42501' });
    });

    test('holds no password and no token', async () => {
      const rows = await mesh().sql<{ data: string }>('ops', 'select data::text as data from audit_entries');
      for (const { data } of rows) assert.doesNotMatch(data, /sesame|correct horse|eyJ/);
    });

    for (const path of ['/v1/audit/entries', '/v1/audit/entries:tail', '/v1/logs:tail']) {
      test(`is for admins alone: ${path}`, async () => {
        assert.equal((await http(mesh().target.httpUrl, { path })).status, 401);
        for (const role of ['customer', 'staff'] as const)
          assert.equal((await get(path, world.users[role].token)).status, 403);
      });
    }
  });

  describe('TailEntries', () => {
    test('goes on without gap or twin while the replicas of ops are killed', async () => {
      const left = new AbortController();
      const seen: string[] = [];
      const begun = Promise.withResolvers<void>();
      let retries = 0;
      const reading = (async () => {
        for await (const entry of events<Entry>(`${mesh().target.httpUrl}/v1/audit/entries:tail`, {
          token: world.users.admin.token,
          signal: left.signal,
          onCursor: () => begun.resolve(),
          onRetry: () => retries++,
        }))
          seen.push(entry.id);
      })();
      reading.catch(begun.reject);
      await begun.promise;
      /** All entries from the first that was read. */
      const stored = async () =>
        (
          await mesh().sql<{ id: string }>(
            'ops',
            'select id from audit_entries where position >= (select position from audit_entries where id = $1) order by position',
            [seen[0]],
          )
        ).map(({ id }) => id);
      try {
        for (let round = 0; round < 6; round++) {
          for (let n = 0; n < 5; n++) await operations['adjusted stock']!.run(shop);
          const replica = OPS[round % 2]!;
          await until(`${replica} runs`, () => !isDead(mesh(), replica));
          mesh().kill(replica, 'SIGKILL');
        }
        for (let n = 0; n < 5; n++) await operations['adjusted stock']!.run(shop);
        await until('all is written', async () => (await stored()).length >= 35, { deadlineMs: 20_000 });
        await until('all is read', async () => seen.length >= (await stored()).length, {
          deadlineMs: 30_000,
        });
      } finally {
        left.abort(new Error('read enough'));
      }
      await assert.rejects(reading, /read enough/);
      assert.deepEqual(seen, await stored());
      assert.ok(retries > 0, 'the stream was cut at least once');
      for (const replica of OPS) await until(`${replica} runs`, () => !isDead(mesh(), replica));
      await until('ops serves', async () => (await get('/v1/audit/entries')).status === 200);
    });
  });

  describe('TailLogs', () => {
    const logs = (query: string) =>
      openStream(mesh(), `/v1/logs:tail?${query}`, { token: world.users.admin.token });

    test('shows the line of a request while it is followed, and no password or token', async () => {
      const stream = await logs('lines=1000&level=trace');
      const lines: { requestId?: string; service: string; instance: string; message: string }[] = [];
      const reading = (async () => {
        for await (const { item } of stream.frames) if (item) lines.push(item);
      })();
      reading.catch(() => {});
      await until('the past is there', () => lines.length > 50);
      const { requestId } = await operations['a sign-in']!.run(shop);
      const failed = await operations['a sign-in with a wrong password']!.run(shop);
      const of = (id: string) => lines.filter((line) => line.requestId === id);
      await until('both are shown', () => of(requestId).length > 0 && of(failed.requestId).length > 0);
      assert.deepEqual(
        of(requestId).map(({ service, instance, message }) => [service, instance, message]),
        [['accounts', 'accounts-1', 'call']],
      );
      stream.close();
      const all = JSON.stringify(lines);
      assert.doesNotMatch(all, /sesame|correct horse|eyJ/);
      for (const { token, refreshToken, password } of Object.values(world.users)) {
        for (const secret of [token, refreshToken, password]) assert.ok(!all.includes(secret));
      }
    });

    test('shows the lines of one service, of a level, as many as asked for', async () => {
      const stream = await logs('service=catalog&lines=3');
      const items = [];
      for await (const { item, heartbeat } of stream.frames) {
        if (item) items.push(item);
        if (heartbeat || items.length === 3) break;
      }
      stream.close();
      assert.equal(items.length, 3);
      assert.ok(items.every(({ service }) => service === 'catalog'));
      assert.deepEqual(
        items.map(({ time }) => time),
        items.map(({ time }) => time).toSorted(),
      );
    });

    test('goes on behind its cursor without gap or twin, whichever replica of ops tells it', async () => {
      const made: string[] = [];
      const calls: { requestId: string; instance: string }[] = [];
      let cursor: string | undefined;
      /** Reads on from where it was until this is so, and leaves. */
      async function readOn(enough: () => boolean): Promise<void> {
        const left = new AbortController();
        const lines = events<{ requestId?: string; service: string; instance: string; message: string }>(
          `${mesh().target.httpUrl}/v1/logs:tail?lines=5`,
          {
            token: world.users.admin.token,
            signal: AbortSignal.any([left.signal, AbortSignal.timeout(30_000)]),
            cursor,
            onCursor: (next) => {
              cursor = next;
              if (enough()) left.abort(new Error('read enough'));
            },
          },
        );
        const reading = (async () => {
          for await (const { requestId = '', service, instance, message } of lines) {
            if (message === 'call' && service === 'catalog' && made.includes(requestId))
              calls.push({ requestId, instance });
          }
        })();
        await assert.rejects(reading, /read enough/);
      }
      await readOn(() => true);
      for (let round = 0; round < 6; round++) {
        // Told by both replicas of catalog, while nobody follows them.
        for (let n = 0; n < 4; n++) made.push((await operations['adjusted stock']!.run(shop)).requestId);
        const before = calls.length;
        await readOn(() => calls.length > before);
      }
      const last = await operations['adjusted stock']!.run(shop);
      made.push(last.requestId);
      await readOn(() => made.every((id) => calls.some(({ requestId }) => requestId === id)));
      assert.deepEqual(calls.map(({ requestId }) => requestId).toSorted(), made.toSorted());
      assert.deepEqual([...new Set(calls.map(({ instance }) => instance))].toSorted(), [
        'catalog-1',
        'catalog-2',
      ]);
    });

    test('refuses the cursor of other lines', async () => {
      const stream = await logs('lines=1');
      const { value } = await stream.frames.next();
      stream.close();
      const cursor = `cursor=${value!.cursor}`;
      const same = await logs(cursor);
      same.close();
      assert.equal(same.status, 200);
      for (const query of [`service=catalog&${cursor}`, `level=warn&${cursor}`])
        assert.equal((await get(`/v1/logs:tail?${query}`)).status, 400);
    });

    for (const [query, field] of [
      ['service=nobody', 'service'],
      ['level=loud', 'level'],
      ['lines=1001', 'lines'],
      ['lines=-1', 'lines'],
      ['cursor=forged', 'cursor'],
    ]) {
      test(`refuses ${query}`, async () => {
        const reply = await get(`/v1/logs:tail?${query}`);
        assert.equal(reply.status, 400, reply.text);
        const violations = reply.json.details.flatMap(
          (detail: { fieldViolations?: { field: string }[] }) => detail.fieldViolations ?? [],
        );
        assert.deepEqual(
          violations.map((violation: { field: string }) => violation.field),
          [field],
        );
      });
    }
  });

  describe('RecordMetrics', () => {
    const record = (body: unknown, token: string | undefined = world.users.customer.token) =>
      http(mesh().target.httpUrl, { path: '/v1/metrics:record', body, token });

    test('answers what an array of measurements comes to', async () => {
      const reply = await record([
        { name: 'latency', value: 4 },
        { name: 'latency', value: 1.5 },
        { name: 'queue.depth', value: -2 },
      ]);
      assert.equal(reply.status, 200, reply.text);
      assert.deepEqual(reply.json, {
        metrics: {
          latency: { count: '2', sum: 5.5, min: 1.5, max: 4, mean: 2.75 },
          'queue.depth': { count: '1', sum: -2, min: -2, max: -2, mean: -2 },
        },
      });
    });

    for (const [what, body, field] of [
      [
        'no number',
        [
          { name: 'a', value: 1 },
          { name: 'a', value: 'NaN' },
        ],
        '[1].value',
      ],
      ['infinity', [{ name: 'a', value: 'Infinity' }], '[0].value'],
      ['a bad name', [{ name: 'a b', value: 1 }], '[0].name'],
      [
        'too many names',
        Array.from({ length: 1_001 }, (_, i) => ({ name: `n${i}`, value: i })),
        '[1000].name',
      ],
    ] as [string, object[], string][]) {
      test(`refuses ${what}, and says which`, async () => {
        const reply = await record(body);
        assert.equal(reply.status, 400, reply.text);
        assert.ok(reply.text.includes(`"${field}"`), reply.text);
      });
    }

    test('is for users', async () => {
      assert.equal((await http(mesh().target.httpUrl, { path: '/v1/metrics:record', body: [] })).status, 401);
    });
  });

  describe('the mesh', () => {
    test('is watched: a replica that is killed is seen, and seen again when it is back', async () => {
      const stream = await openStream(mesh(), '/v1/mesh:watch', { token: world.users.staff.token });
      let latest: Record<string, boolean> = {};
      const reading = (async () => {
        for await (const { item } of stream.frames) {
          if (!item) continue;
          const catalog = item.services.find((one: { name: string }) => one.name === 'catalog');
          latest = Object.fromEntries(
            catalog.instances
              .filter((one: { observer: string }) => one.observer === 'gateway')
              .map((one: { name: string; healthy?: boolean }) => [one.name, one.healthy === true]),
          );
        }
      })();
      reading.catch(() => {});
      const shows = (healthy: boolean) =>
        until('it is seen', () => latest['catalog-1'] === true && latest['catalog-2'] === healthy, {
          deadlineMs: 15_000,
        });
      await shows(true);
      await killForGood(mesh(), 'catalog-2');
      await shows(false);
      await mesh().revive('catalog-2');
      await shows(true);
      stream.close();
    });

    test('is told as it is now to whoever resumes, and to nobody with a forged cursor', async () => {
      const token = world.users.staff.token;
      let cursor = '';
      for (let n = 0; n < 2; n++) {
        const stream = await openStream(mesh(), `/v1/mesh:watch?cursor=${cursor}`, { token });
        const { value } = await stream.frames.next();
        stream.close();
        assert.ok(value!.item.services.length > 0);
        cursor = value!.cursor!;
      }
      const other = world.users.admin.token;
      for (const [as, from] of [
        [token, 'forged'],
        [other, cursor],
      ] as const)
        assert.equal((await get(`/v1/mesh:watch?cursor=${from}`, as)).status, 400);
    });

    test('has a health of every service, also of one that is not there', async () => {
      const { status, services } = (await get('/health')).json;
      assert.equal(status, 'DEGRADED');
      assert.equal(services.rooms.status, 'DOWN');
      for (const name of ['accounts', 'catalog', 'orders', 'ops', 'payments'])
        assert.equal(services[name].status, 'UP', name);
    });

    test('answers for its health also when the database is gone', async () => {
      mesh().setRestart('postgres', false);
      mesh().kill('postgres', 'SIGKILL');
      await until('it is seen', async () => {
        const reply = await get('/health');
        return reply.status === 200 && reply.json.services.ops.status === 'DOWN';
      });
      await mesh().revive('postgres');
      await until('it is back', async () => (await get('/health')).json.services.ops.status === 'UP');
    });
  });
});
