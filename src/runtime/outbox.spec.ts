import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Database } from './database.ts';
import { append, createOutboxTable, dropOutboxTable, type NewEvent } from './outbox.ts';
import { createRelay, type OutboxEvent, type Relay, type RelayOptions } from './outbox-relay.ts';
import { silentLog, type TestDatabase, testDatabase } from './testing/database.ts';
import { until } from './testing/until.ts';

let test: TestDatabase;
let another: Database;
let relays: Relay[] = [];

before(async () => {
  test = await testDatabase();
  another = test.openAnother();
  await createOutboxTable(test.db.knex);
});
after(() => test.close());
beforeEach(() => test.db.knex.raw('truncate outbox'));
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop(0)));
  relays = [];
});

function relay(handler: RelayOptions['handler'], options: Partial<RelayOptions> = {}): Relay {
  const made = createRelay({ db: test.db, log: silentLog(), handler, pollMs: 20, ...options });
  relays.push(made);
  return made;
}

const appendAll = (events: NewEvent[]) => test.db.transaction((tx) => append(tx, events));
const numbered = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'n', payload: { n } }));

async function left(): Promise<bigint> {
  const [row] = await test.db.query<{ n: bigint }>({
    name: 'left',
    text: 'select count(*) as n from outbox',
  });
  return row!.n;
}

async function attemptsLeft(): Promise<number | undefined> {
  const [row] = await test.db.query<{ attempts: number }>({
    name: 'attempts',
    text: 'select attempts from outbox',
  });
  return row?.attempts;
}

describe('the outbox', () => {
  it('hands every event to one of two relays, once when nothing fails', async () => {
    await appendAll(numbered(200));
    const seen: number[] = [];
    const handler = async (event: OutboxEvent) => {
      seen.push((event.payload as { n: number }).n);
    };
    relay(handler).start();
    relay(handler, { db: another }).start();
    await until(async () => (await left()) === 0n);
    assert.deepEqual(
      seen.sort((a, b) => a - b),
      Array.from({ length: 200 }, (_, n) => n),
    );
  });

  it('hands on nothing of a transaction that is rolled back', async () => {
    await assert.rejects(
      test.db.transaction(async (tx) => {
        await append(tx, numbered(1));
        throw new Error('no');
      }),
    );
    assert.equal(await left(), 0n);
  });

  it('is woken in process, long before it polls', async () => {
    const handled = Promise.withResolvers<OutboxEvent>();
    const woken = relay(async (event) => handled.resolve(event), { pollMs: 60_000 });
    woken.start();
    await appendAll([{ type: 'order.created', key: 'o1', payload: { id: 'o1' } }]);
    woken.wake();
    const event = await handled.promise;
    assert.deepEqual(
      [event.type, event.key, event.payload, event.attempts],
      ['order.created', 'o1', { id: 'o1' }, 1],
    );
  });

  it('hands an event of a crashed relay on when its lease is over', async () => {
    await appendAll(numbered(1));
    const claimed = Promise.withResolvers<void>();
    const crash = Promise.withResolvers<void>();
    const crashing = relay(
      async () => {
        claimed.resolve();
        await crash.promise;
        throw new Error('too late');
      },
      { leaseMs: 300 },
    );
    crashing.start();
    await claimed.promise;
    const stopped = crashing.stop(); // claims nothing more, like a dead process
    const seen: number[] = [];
    relay(async (event) => void seen.push(event.attempts), { db: another }).start();
    await until(() => seen.length > 0);
    assert.deepEqual(seen, [2]);
    await until(async () => (await left()) === 0n);
    crash.resolve();
    await stopped;
  });

  for (const end of ['success', 'failure'] as const) {
    it(`does not let the late ${end} of a handler that outlived its lease touch its successor's`, async () => {
      await appendAll(numbered(1));
      const late = Promise.withResolvers<void>();
      const second = Promise.withResolvers<void>();
      const gate = Promise.withResolvers<void>();
      let aborted = false;
      const slow = relay(
        async (_event, signal) => {
          await second.promise;
          aborted = signal.aborted;
          late.resolve();
          if (end === 'failure') throw new Error('late');
        },
        { leaseMs: 100 },
      );
      slow.start();
      await until(async () => (await attemptsLeft()) === 1);
      slow.stop();
      relay(
        async () => {
          second.resolve();
          await gate.promise;
        },
        { db: another, leaseMs: 60_000 },
      ).start();
      await late.promise;
      assert.ok(aborted);
      await slow.stop();
      const [row] = await test.db.query({
        name: 'lease',
        text: `select attempts, available_at > now() + interval '30 seconds' as leased from outbox`,
      });
      assert.deepEqual(row, { attempts: 2, leased: true });
      gate.resolve();
      await until(async () => (await left()) === 0n);
    });
  }

  it('repeats a failed event with growing pauses, and passes the others meanwhile', async () => {
    await appendAll([{ type: 'bad', payload: null }, ...numbered(5)]);
    const times: number[] = [];
    let good = 0;
    relay(async (event) => {
      if (event.type !== 'bad') return void good++;
      times.push(performance.now());
      if (times.length < 4) throw new Error('not yet');
    }).start();
    await until(() => good === 5);
    await until(async () => (await left()) === 0n);
    const pauses = times.slice(1).map((time, n) => time - times[n]!);
    assert.ok(pauses[0]! >= 95 && pauses[1]! >= 195 && pauses[2]! >= 395, `pauses ${pauses}`);
  });

  it('keeps the order of events of one key, also over a failure and two relays', async () => {
    const events = Array.from({ length: 10 }, (_, n) => ({ type: 'step', key: `k${n % 2}`, payload: { n } }));
    await appendAll(events);
    const seen: Record<string, number[]> = { k0: [], k1: [] };
    let failed = false;
    const handler = async (event: OutboxEvent) => {
      const { n } = event.payload as { n: number };
      if (n === 2 && !failed) {
        failed = true;
        throw new Error('once');
      }
      seen[event.key!]!.push(n);
    };
    relay(handler).start();
    relay(handler, { db: another }).start();
    await until(async () => (await left()) === 0n);
    assert.deepEqual(seen, { k0: [0, 2, 4, 6, 8], k1: [1, 3, 5, 7, 9] });
  });

  it('runs no more handlers at once than it may', async () => {
    await appendAll(numbered(20));
    let now = 0;
    let most = 0;
    relay(
      async () => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setImmediate(resolve));
        now--;
      },
      { concurrency: 3 },
    ).start();
    await until(async () => (await left()) === 0n);
    assert.equal(most, 3);
  });

  it('holds a delayed event back', async () => {
    await appendAll([{ type: 'later', payload: null, delayMs: 200 }]);
    const appended = performance.now();
    const handled = Promise.withResolvers<number>();
    relay(async () => handled.resolve(performance.now())).start();
    assert.ok((await handled.promise) - appended >= 190);
  });

  it('drops its table', async () => {
    await dropOutboxTable(test.db.knex);
    await createOutboxTable(test.db.knex);
  });
});
