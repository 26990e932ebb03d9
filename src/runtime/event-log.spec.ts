import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Database } from './database.ts';
import {
  appendToLog,
  boundsOfLog,
  createLogTable,
  dropLogTable,
  type EventToLog,
  positionBefore,
  purgeLog,
  readLog,
} from './event-log.ts';
import { newId } from './ids.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

let database: TestDatabase;
let db: Database;
before(async () => {
  database = await testDatabase();
  db = database.db;
});
after(() => database.close());

let tables = 0;
async function newLog(): Promise<string> {
  const name = `log_${++tables}`;
  await createLogTable(db.knex, name);
  return name;
}

function event(n: number, more: Partial<EventToLog> = {}): EventToLog {
  const time = new Date(Date.UTC(2026, 0, 1, 0, 0, n));
  return { id: newId(), type: 'thing.happened', resource: `things/${n}`, time, data: { n }, ...more };
}

const numbers = async (log: string, after = 0n, limit = 1_000) =>
  (await readLog<{ n: number }>(db, log, after, limit)).map((e) => [Number(e.position), e.data.n]);

describe('the log of events', () => {
  it('keeps events whole and in order, without holes', async () => {
    const log = await newLog();
    const first = event(1, { userId: 'u1', time: '2026-01-01T00:00:01.234Z' });
    assert.equal(await appendToLog(db, log, [first, event(2)]), 2);
    assert.equal(await appendToLog(db, log, [event(3)]), 1);
    assert.equal(await appendToLog(db, log, []), 0);
    assert.deepEqual(await numbers(log), [
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    assert.deepEqual(await numbers(log, 1n, 1), [[2, 2]]);
    const [read] = await readLog(db, log, 0n, 1);
    assert.deepEqual(read, {
      position: 1n,
      id: first.id,
      type: 'thing.happened',
      resource: 'things/1',
      userId: 'u1',
      createTime: new Date('2026-01-01T00:00:01.234Z'),
      data: { n: 1 },
    });
  });

  it('logs an event once, whatever delivers it again', async () => {
    const log = await newLog();
    const [a, b, c] = [event(1), event(2), event(3)];
    assert.equal(await appendToLog(db, log, [a, b, a]), 2);
    assert.equal(await appendToLog(db, log, [b, c, a]), 1);
    assert.deepEqual(await numbers(log), [
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('shows a reader at its end no position late, however many append', async () => {
    const log = await newLog();
    const replicas = [db, database.openAnother(), database.openAnother()];
    let done = false;
    const seen: bigint[] = [];
    const reader = (async () => {
      for (let last = 0n; ; ) {
        const finished = done;
        const events = await readLog(db, log, last, 100);
        seen.push(...events.map((e) => e.position));
        last = seen.at(-1) ?? 0n;
        if (finished && events.length === 0) return;
      }
    })();
    const twins = Array.from({ length: 300 }, (_, n) => event(n));
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => {
        // Each event is delivered twice, to different replicas.
        const from = (i % 30) * 10;
        return appendToLog(replicas[i % 3]!, log, twins.slice(from, from + 10));
      }),
    );
    done = true;
    await reader;
    assert.deepEqual(
      seen,
      Array.from({ length: 300 }, (_, i) => BigInt(i + 1)),
    );
  });

  it('knows its bounds, and where a time begins', async () => {
    const log = await newLog();
    assert.deepEqual(await boundsOfLog(db, log), { start: 0n, end: 0n });
    assert.equal(await positionBefore(db, log, new Date()), 0n);
    await appendToLog(db, log, [event(1), event(2), event(3)]);
    await db.knex.raw(
      `update ${log} set logged_at = '2026-01-01T00:00:00Z'::timestamptz + position * interval '1 hour'`,
    );
    assert.deepEqual(await boundsOfLog(db, log), { start: 0n, end: 3n });
    for (const [time, position] of [
      ['2025-01-01T00:00:00Z', 0n],
      ['2026-01-01T01:00:30Z', 0n],
      ['2026-01-01T01:30:00Z', 1n],
      ['2026-01-01T03:00:30Z', 2n],
      ['2027-01-01T00:00:00Z', 3n],
    ] as const) {
      assert.equal(await positionBefore(db, log, new Date(time)), position, time);
    }
  });

  it('forgets what is old, but never its last position', async () => {
    const log = await newLog();
    await appendToLog(
      db,
      log,
      Array.from({ length: 25 }, (_, n) => event(n)),
    );
    await db.knex.raw(`update ${log} set logged_at = now() - interval '8 days' where position <= 20`);
    assert.equal(await purgeLog(db, log, 7, 6), 20);
    assert.deepEqual(await boundsOfLog(db, log), { start: 20n, end: 25n });
    await db.knex.raw(`update ${log} set logged_at = now() - interval '8 days'`);
    assert.equal(await purgeLog(db, log, 7, 6), 4);
    await appendToLog(db, log, [event(99)]);
    assert.deepEqual(await numbers(log), [
      [25, 24],
      [26, 99],
    ]);
  });

  it('takes no other name than a plain one', async () => {
    await assert.rejects(createLogTable(db.knex, 'x; drop table y'), /no name/);
    await dropLogTable(db.knex, await newLog());
  });
});
