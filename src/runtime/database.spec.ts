import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import { openDatabase, type Queryable, type Tx } from './database.ts';
import { PlazaError } from './errors.ts';
import { isUniqueViolation } from './sqlstate.ts';
import { testCall } from './testing/call.ts';
import { silentLog, type TestDatabase, testDatabase } from './testing/database.ts';
import { until } from './testing/until.ts';

let test: TestDatabase;
before(async () => {
  test = await testDatabase();
  await test.db.knex.raw('create table t (id int primary key, n int not null)');
  await test.db.knex.raw('insert into t values (1, 0), (2, 0)');
});
after(() => test.close());

const add = (tx: Tx, id: number) =>
  tx.execute({ name: 'add', text: 'update t set n = n + 1 where id = $1::int', values: [id] });
const numberOf = async (id: number) =>
  (
    await test.db.query<{ n: number }>({
      name: 'value',
      text: 'select n from t where id = $1::int',
      values: [id],
    })
  )[0]!.n;

function fails(code: status, reason: string) {
  return (error: unknown) => {
    const { code: actual, reason: actualReason } = PlazaError.from(error);
    assert.deepEqual([status[actual], actualReason], [status[code], reason]);
    return true;
  };
}

describe('a database', () => {
  it('reads int8 as bigint, numeric as text, timestamptz as Date, date as text', async () => {
    const [row] = await test.db.query({
      name: 'types',
      text: `select 9007199254740993::int8 as a, array[1, null]::int8[] as b, 1.10::numeric as c,
                    '2026-01-02T03:04:05Z'::timestamptz as d, '2026-01-02'::date as e, null::int8 as f`,
    });
    assert.deepEqual(row, {
      a: 9007199254740993n,
      b: [1n, null],
      c: '1.10',
      d: new Date('2026-01-02T03:04:05Z'),
      e: '2026-01-02',
      f: null,
    });
  });

  it('commits what a transaction did, and nothing when it throws', async () => {
    await test.db.transaction((tx) => add(tx, 1));
    await assert.rejects(
      test.db.transaction(async (tx) => {
        await add(tx, 1);
        throw new Error('no');
      }),
      /no/,
    );
    assert.equal(await numberOf(1), 1);
  });

  it('does not report success when a failed statement was caught inside the transaction', async () => {
    await assert.rejects(
      test.db.transaction(async (tx) => {
        await add(tx, 1);
        await tx.run('select nonsense').catch(() => {});
      }),
      /rolled back/,
    );
    assert.equal(await numberOf(1), 1);
  });

  it('repeats the whole transaction after a deadlock', async () => {
    let runs = 0;
    const bothLocked = Promise.withResolvers<void>();
    const crossed = (first: number, second: number) =>
      test.db.transaction(async (tx) => {
        runs++;
        await add(tx, first);
        if (runs === 2) bothLocked.resolve();
        await bothLocked.promise;
        await add(tx, second);
      });
    const before = await numberOf(2);
    await Promise.all([crossed(1, 2), crossed(2, 1)]);
    assert.ok(runs > 2, 'there was a deadlock');
    assert.equal(await numberOf(2), before + 2);
  });

  it('ends a statement before the deadline of the call', async () => {
    let limit = '';
    await assert.rejects(
      test.db.transaction(
        async (tx) => {
          const text = `select current_setting('statement_timeout') as limit`;
          [{ limit }] = (await tx.query<{ limit: string }>({ name: 'limit', text })) as [{ limit: string }];
          await tx.run('select pg_sleep(5)');
        },
        testCall({ deadlineMs: 300 }),
      ),
      fails(status.DEADLINE_EXCEEDED, 'DEADLINE_EXCEEDED'),
    );
    assert.match(limit, /^[12]?\d?\dms$/);
  });

  it('leaves no time limit of one call to the next', async () => {
    const db = test.openAnother(1);
    await db.transaction((tx) => tx.run('select 1'), testCall({ deadlineMs: 5_000 }));
    const [row] = await db.query({
      name: 'limit',
      text: `select current_setting('statement_timeout') as limit`,
    });
    assert.deepEqual(row, { limit: '10s' });
  });

  it('starts no statement once the caller is gone, and rolls back', async () => {
    const gone = new AbortController();
    const before = await numberOf(1);
    await assert.rejects(
      test.db.transaction(
        async (tx) => {
          await add(tx, 1);
          gone.abort(new PlazaError(status.CANCELLED, 'CANCELLED', 'gone'));
          await add(tx, 1);
        },
        testCall({ signal: gone.signal }),
      ),
      fails(status.CANCELLED, 'CANCELLED'),
    );
    assert.equal(await numberOf(1), before);
  });

  it('bounds the wait for a connection when all are taken', async () => {
    // Enough for the first to connect, on a busy machine too.
    const db = openDatabase({
      url: test.url,
      max: 1,
      name: 'small',
      log: silentLog(),
      connectTimeoutMs: 1_000,
    });
    const gate = Promise.withResolvers<void>();
    const holder = db.transaction(() => gate.promise);
    await assert.rejects(
      db.query({ name: 'one', text: 'select 1' }),
      fails(status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'),
    );
    assert.equal(await db.healthy(), true, 'a busy pool is not a dead database');
    gate.resolve();
    await holder;
    await db.close();
  });

  it('survives the loss of its connections, checked out or idle', async () => {
    const db = test.openAnother(2);
    const pid = { name: 'pid', text: 'select pg_backend_pid() as pid' };
    const lose = async (pids: number[]) => {
      const values = [pids];
      const kill = 'select pg_terminate_backend(p) from unnest($1::int[]) p';
      await test.db.query({ name: 'kill', text: kill, values });
      const alive = 'select 1 from pg_stat_activity where pid = any($1::int[])';
      await until(async () => (await test.db.query({ name: 'alive', text: alive, values })).length === 0);
      // By the answer to this the loss has been read, too: a client without a listener would have ended the process.
      await test.db.query(pid);
    };
    const pidOf = async (queryable: Queryable) => (await queryable.query<{ pid: number }>(pid))[0]!.pid;
    await assert.rejects(
      db.transaction(async (tx) => {
        const busy = await pidOf(tx);
        const idle = await pidOf(db);
        assert.notEqual(busy, idle);
        await lose([busy, idle]);
        await tx.query(pid);
      }),
      fails(status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'),
    );
    assert.deepEqual(await db.query({ name: 'two', text: 'select 2 as n' }), [{ n: 2 }]);
  });

  it('is UNAVAILABLE and unhealthy where no server is', async () => {
    const db = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/x', name: 'none', log: silentLog() });
    await assert.rejects(
      db.query({ name: 'one', text: 'select 1' }),
      fails(status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'),
    );
    await assert.rejects(
      db.transaction(async () => {}),
      fails(status.UNAVAILABLE, 'DATABASE_UNAVAILABLE'),
    );
    assert.equal(await db.healthy(), false);
    await db.close();
  });

  it('leaves a violated constraint for the service to tell apart', async () => {
    const insert = { name: 'insert', text: 'insert into t values (1, 1)' };
    await assert.rejects(
      test.db.query(insert),
      (error) => isUniqueViolation(error, 't_pkey') && !isUniqueViolation(error, 'x'),
    );
  });
});
