// What is told to the audit log: once, also while the broker and ops are away.
import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { describe, test } from 'node:test';
import pg from 'pg';
import { until } from '../../local/until.ts';
import { verifyAudit } from '../../src/ops/verify-audit.ts';
import { arm, heal, isDead } from '../harness/faults.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { type Done, get, OPS, type Operation, operations, type Shop } from './operations.ts';

interface Entry {
  id: string;
  actor: string;
  action: string;
  resource: string;
  requestId: string;
  address: string;
  service: string;
  createTime: string;
  recordTime: string;
  outcome: string;
  reason: string;
  detail: string;
  sequence: string;
  hash: string;
}

async function entriesOf(shop: Shop, { action }: Operation, { actor }: Done): Promise<Entry[]> {
  const reply = await get(
    shop,
    `/v1/audit/entries?pageSize=100&action=${action}&actor=${encodeURIComponent(actor)}`,
  );
  assert.equal(reply.status, 200, reply.text);
  return reply.json.entries ?? [];
}

/** Envoy takes a client on loopback for the machine itself. */
const ownAddresses = Object.values(networkInterfaces()).flatMap((all) => all!.map(({ address }) => address));

/** One entry for what was done, with all that there is to tell. */
async function isTold(shop: Shop, operation: Operation, done: Done): Promise<void> {
  const mine = async () =>
    (await entriesOf(shop, operation, done)).filter((one) => one.requestId === done.requestId);
  await until('it is told', async () => (await mine()).length > 0, { deadlineMs: 20_000 });
  const [{ id, createTime, recordTime, address, detail, sequence, hash, ...rest }, ...more] =
    (await mine()) as [Entry, ...Entry[]];
  assert.deepEqual(more, []);
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.ok(Math.abs(Date.now() - Date.parse(createTime)) < 60_000, createTime);
  assert.ok(Date.parse(recordTime) >= Date.parse(createTime), `${recordTime} ${createTime}`);
  assert.match(`${sequence} ${hash}`, /^[1-9]\d* [0-9a-f]{64}$/);
  assert.equal(typeof detail, 'string');
  const { action, service } = operation;
  const outcome =
    action === 'session.refuse'
      ? { outcome: 'REFUSED', reason: 'INVALID_CREDENTIALS' }
      : { outcome: 'DONE', reason: '' };
  assert.deepEqual(rest, { ...done, action, service, ...outcome });
  assert.ok(ownAddresses.includes(address), address);
}

/** Lets nobody at the broker's data while `work` runs, and ends the connections there are. */
async function withoutBroker<T>(mesh: TestMesh, work: () => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: mesh.postgres.adminUrl });
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

export function auditLog(shop: () => Shop): void {
  describe('the audit log', () => {
    for (const [name, operation] of Object.entries(operations)) {
      test(`tells of ${name}`, async () => isTold(shop(), operation, await operation.run(shop())));
    }

    test('tells of all of them once when the broker was away', async () => {
      const needed = Object.values(operations).filter(({ action }) => action !== 'payment.refund');
      const done = await withoutBroker(shop().mesh, async () => {
        const all: [Operation, Done][] = [];
        for (const operation of needed) all.push([operation, await operation.run(shop())]);
        for (const [operation, one] of all) {
          const told = (await entriesOf(shop(), operation, one)).filter(
            ({ requestId }) => requestId === one.requestId,
          );
          assert.deepEqual(told, []);
        }
        return all;
      });
      for (const [operation, one] of done) await isTold(shop(), operation, one);
    });

    test('tells of all of them once when ops was killed, before it had written them or before it had said so', async () => {
      for (const replica of OPS) await arm(shop().mesh, replica, 'ops.broker.handled');
      const done: [Operation, Done][] = [];
      for (const operation of Object.values(operations)) done.push([operation, await operation.run(shop())]);
      await until('ops is dead', () => OPS.every((replica) => isDead(shop().mesh, replica)), {
        deadlineMs: 20_000,
      });
      for (const replica of OPS) await heal(shop().mesh, replica);
      await until('ops serves', async () => (await get(shop(), '/v1/audit/entries')).status === 200);
      for (const [operation, one] of done) await isTold(shop(), operation, one);
    });

    test('holds each event once', async () => {
      const rows = await shop().mesh.sql<{ n: string; d: string; holes: string }>(
        'ops',
        `select count(*) as n, count(distinct id) as d, max(position) - count(*) as holes from audit_entries`,
      );
      assert.ok(Number(rows[0]!.n) > 20);
      assert.deepEqual([rows[0]!.d, rows[0]!.holes], [rows[0]!.n, '0']);
    });

    test('is whole, and found out when its owner changes a word of it', async () => {
      const { postgres } = shop().mesh;
      const url = postgres.ownerUrl('ops');
      const { head } = await verifyAudit(url);
      await verifyAudit(url, head);
      const owner = new pg.Client({ connectionString: url });
      await owner.connect();
      const set = (actor: string) =>
        owner.query(
          `update audit_entries set data = jsonb_set(data, '{actor}', to_jsonb($1::text)) where position = 3`,
          [actor],
        );
      try {
        const { rows } = await owner.query(
          `select data->>'actor' as actor from audit_entries where position = 3`,
        );
        await set('somebody else');
        await assert.rejects(verifyAudit(url, head), /^BrokenChain: entry 3 |^Error: entry 3 /);
        await set(rows[0].actor);
        await verifyAudit(url, head);
      } finally {
        await owner.end();
      }
    });

    test('lets ops change or delete nothing', async () => {
      for (const sql of [
        `update audit_entries set data = '{}'`,
        'delete from audit_entries',
        'truncate audit_entries',
        'drop table audit_entries',
      ])
        await assert.rejects(shop().mesh.sql('ops', sql), { code: '42501' });
    });

    test('holds no password and no token', async () => {
      const rows = await shop().mesh.sql<{ data: string }>(
        'ops',
        'select data::text as data from audit_entries',
      );
      for (const { data } of rows) assert.doesNotMatch(data, /sesame|correct horse|eyJ/);
    });

    for (const path of ['/v1/audit/entries', '/v1/audit/entries:tail', '/v1/logs:tail']) {
      test(`is for admins alone: ${path}`, async () => {
        assert.equal((await http(shop().mesh.target.httpUrl, { path })).status, 401);
        for (const role of ['customer', 'staff'] as const)
          assert.equal((await get(shop(), path, shop().world.users[role].token)).status, 403);
      });
    }
  });
}
