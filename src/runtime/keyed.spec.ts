import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import wrappers from 'google-protobuf/google/protobuf/wrappers_pb.js';
import catalogPb from '../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database, Tx } from './database.ts';
import { failedPrecondition, PlazaError } from './errors.ts';
import { keyed, keyOwner, keyScope, requestHash } from './keyed.ts';
import { createKeysTable, dropKeysTable, purgeKeys } from './keys-table.ts';
import { testCall } from './testing/call.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';
import { until } from './testing/until.ts';

let test: TestDatabase;
let replicas: Database[];

before(async () => {
  test = await testDatabase();
  replicas = [test.db, test.openAnother(), test.openAnother()];
  await createKeysTable(test.db.knex);
  await test.db.knex.raw('create table effects (id bigint generated always as identity, note text)');
});
after(() => test.close());
beforeEach(() => test.db.knex.raw('truncate idempotency_keys, effects'));

const request = (text = 'a') => new wrappers.StringValue().setValue(text);
const serialize = (reply: wrappers.StringValue) => reply.serializeBinary();

async function effect(tx: Tx): Promise<wrappers.StringValue> {
  const [row] = await tx.query<{ id: bigint }>({
    name: 'test-effect',
    text: 'insert into effects (note) values ($1::text) returning id',
    values: ['done'],
  });
  return new wrappers.StringValue().setValue(`effect ${row!.id}`);
}

async function count(table: 'effects' | 'idempotency_keys'): Promise<bigint> {
  const [row] = await test.db.query<{ n: bigint }>({
    name: `count-${table}`,
    text: `select count(*) as n from ${table}`,
  });
  return row!.n;
}

function refusal(code: status, reason: string) {
  return (error: unknown) => {
    const { code: actual, reason: actualReason } = PlazaError.from(error);
    assert.deepEqual([status[actual], actualReason], [status[code], reason]);
    return true;
  };
}

describe('keyed', () => {
  it('gives twenty twins over three replicas one effect and the same bytes', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        keyed(
          replicas[n % 3]!,
          testCall({ subject: 'u1' }),
          { key: 'k', request: request(), serialize },
          effect,
        ),
      ),
    );
    assert.equal(await count('effects'), 1n);
    assert.equal(replies[0]!.toString('latin1').slice(2).startsWith('effect '), true);
    for (const reply of replies) assert.deepEqual(reply, replies[0]);
  });

  it('answers a repeat with the first bytes without running the effect', async () => {
    const options = { key: 'k', request: request(), serialize };
    const first = await keyed(test.db, testCall({ subject: 'u1' }), options, effect);
    const again = await keyed(test.db, testCall({ subject: 'u1' }), options, () => assert.fail('ran again'));
    assert.deepEqual(again, first);
  });

  it('refuses another request under the same key', async () => {
    await keyed(test.db, testCall({ subject: 'u1' }), { key: 'k', request: request('a'), serialize }, effect);
    await assert.rejects(
      keyed(test.db, testCall({ subject: 'u1' }), { key: 'k', request: request('b'), serialize }, effect),
      refusal(status.ALREADY_EXISTS, 'KEY_REUSED'),
    );
    assert.equal(await count('effects'), 1n);
  });

  it('leaves no key and no effect when it is refused, and the key is free again', async () => {
    const options = { key: 'k', request: request(), serialize };
    await assert.rejects(
      keyed(test.db, testCall({ subject: 'u1' }), options, async (tx) => {
        await effect(tx);
        throw failedPrecondition('OUT_OF_STOCK', 'nothing left');
      }),
      refusal(status.FAILED_PRECONDITION, 'OUT_OF_STOCK'),
    );
    assert.deepEqual([await count('effects'), await count('idempotency_keys')], [0n, 0n]);
    await keyed(test.db, testCall({ subject: 'u1' }), options, effect);
    assert.equal(await count('effects'), 1n);
  });

  it('lets a waiting twin run when the first one is refused', async () => {
    const options = { key: 'k', request: request(), serialize };
    const started = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const first = keyed(replicas[0]!, testCall({ subject: 'u1' }), options, async () => {
      started.resolve();
      await gate.promise;
      throw failedPrecondition('NO', 'no');
    });
    await started.promise;
    const second = keyed(replicas[1]!, testCall({ subject: 'u1' }), options, effect);
    await until(someoneWaitsForALock);
    gate.resolve();
    await assert.rejects(first);
    await second;
    assert.equal(await count('effects'), 1n);
  });

  it('waits for a running twin only until shortly before the deadline', async () => {
    const options = { key: 'k', request: request(), serialize };
    const started = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const first = keyed(replicas[0]!, testCall({ subject: 'u1' }), options, async (tx) => {
      started.resolve();
      await gate.promise;
      return effect(tx);
    });
    await started.promise;
    const waits: number[] = [];
    // A busy machine may be late, but not each time.
    while (waits.length < 5 && !waits.some((ms) => ms < 400)) {
      const begun = performance.now();
      await assert.rejects(
        keyed(replicas[1]!, testCall({ subject: 'u1', deadlineMs: 400 }), options, effect),
        refusal(status.ABORTED, 'TWIN_RUNNING'),
      );
      waits.push(performance.now() - begun);
    }
    const shortest = Math.min(...waits);
    assert.ok(shortest > 200 && shortest < 400, `waited ${waits} ms`);
    gate.resolve();
    await first;
  });

  it('keeps the keys of users, workloads and methods apart', async () => {
    const options = { key: 'k', request: request(), serialize };
    const calls = [
      testCall({ subject: 'u1' }),
      testCall({ subject: 'u2' }),
      testCall({ workload: 'orders' }),
      testCall({ subject: 'u1', method: '/plaza.test.v1.Test/Other' }),
    ];
    for (const call of calls) await keyed(test.db, call, options, effect);
    assert.equal(await count('effects'), 4n);
  });

  it('is keyed by the x-request-id of a call from the gateway that names no key', async () => {
    const options = { key: '', request: request(), serialize };
    for (let n = 0; n < 2; n++) await keyed(test.db, testCall({ requestId: 'r1' }), options, effect);
    assert.equal(await count('effects'), 1n);
  });

  it('is a plain transaction without any key', async () => {
    const options = { key: '', request: request(), serialize };
    for (let n = 0; n < 2; n++)
      await keyed(test.db, testCall({ workload: 'orders', requestId: 'r1' }), options, effect);
    assert.deepEqual([await count('effects'), await count('idempotency_keys')], [2n, 0n]);
  });

  it('purges keys older than a day, in batches', async () => {
    await test.db.knex.raw(`
      insert into idempotency_keys (caller, method, key, request_hash, created_at)
      select 'u', 'm', n::text, '', now() - n * interval '1 hour' from generate_series(1, 50) n`);
    assert.equal(await purgeKeys(test.db, 10), 27);
    assert.equal(await count('idempotency_keys'), 23n);
  });

  it('drops its table', async () => {
    const other = await testDatabase();
    await createKeysTable(other.db.knex);
    await dropKeysTable(other.db.knex);
    assert.equal(await other.db.knex.schema.hasTable('idempotency_keys'), false);
    await other.close();
  });
});

describe('keyScope', () => {
  const cases: [string, Parameters<typeof testCall>[0], string, unknown][] = [
    ['the field', { subject: 'u', idempotencyKey: undefined }, 'f', 'f'],
    ['the header', { subject: 'u', idempotencyKey: 'h' }, '', 'h'],
    ['both, equal', { subject: 'u', idempotencyKey: 'k' }, 'k', 'k'],
    ['the gateway request id', { requestId: 'r' }, '', 'x-request-id/r'],
    ['nothing for a workload', { workload: 'orders', requestId: 'r' }, '', undefined],
  ];
  for (const [name, call, field, key] of cases) {
    it(`takes ${name}`, () => assert.equal(keyScope(testCall(call), field)?.key, key));
  }
  const refused: [string, string | undefined, string][] = [
    ['a field and a header that differ', 'a', 'b'],
    ['a key of 129 characters', undefined, 'k'.repeat(129)],
    ['a key with a space', undefined, 'a b'],
    ['a key beyond ASCII', undefined, 'ü'],
  ];
  for (const [name, idempotencyKey, field] of refused) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => keyScope(testCall({ idempotencyKey }), field),
        (error: PlazaError) => {
          assert.equal(error.code, status.INVALID_ARGUMENT);
          assert.equal(error.violations[0]?.field, 'requestId');
          return true;
        },
      );
    });
  }
});

describe('keyOwner', () => {
  it('is the user at the gateway, and the workload inside, with or without the user', () => {
    assert.equal(keyOwner(testCall({ subject: 'u' }).identity), 'u');
    assert.equal(keyOwner(testCall({ subject: 'u', workload: 'orders' }).identity), 'workload/orders');
    assert.equal(keyOwner(testCall({ workload: 'orders' }).identity), 'workload/orders');
    assert.equal(keyOwner(testCall().identity), 'workload/gateway');
  });
});

describe('requestHash', () => {
  it('leaves the request id out, and the request as it was', () => {
    const one = new catalogPb.CreateProductRequest().setRequestId('1');
    const two = new catalogPb.CreateProductRequest().setRequestId('2');
    assert.deepEqual(requestHash(one), requestHash(two));
    assert.equal(one.getRequestId(), '1');
    two.setProduct(new catalogPb.Product().setName('x'));
    assert.notDeepEqual(requestHash(one), requestHash(two));
  });
});

async function someoneWaitsForALock(): Promise<boolean> {
  const rows = await test.db.query({
    name: 'test-waiting',
    text: `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  });
  return rows.length > 0;
}
