import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { audited } from './audit.ts';
import { type Event, newEvent } from './broker/event.ts';
import type { Database } from './database.ts';
import {
  append,
  appendEvents,
  createOutboxTable,
  dropOutboxTable,
  keepPayloads,
  keepWholeEvents,
  type NewEvent,
  telling,
} from './outbox.ts';
import { createRelay, type Relay, type RelayOptions } from './outbox-relay.ts';
import { testCall } from './testing/call.ts';
import { silentLog, type TestDatabase, testDatabase } from './testing/database.ts';
import { until } from './testing/until.ts';

let test: TestDatabase;
let another: Database;
let relays: Relay[] = [];
const call = testCall();

before(async () => {
  test = await testDatabase();
  another = test.openAnother();
  await createOutboxTable(test.db.knex);
  await keepWholeEvents(test.db.knex);
});
after(() => test.close());
beforeEach(() => test.db.knex.raw('truncate outbox'));
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  relays = [];
});

function relay(publish: RelayOptions['publish'], options: Partial<RelayOptions> = {}): Relay {
  const made = createRelay({ db: test.db, log: silentLog(), publish, pollMs: 20, ...options });
  relays.push(made);
  return made;
}

const appendAll = (events: NewEvent[]) => test.db.transaction((tx) => append(tx, call, events));
const numbered = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'n.counted', resource: `numbers/${n}`, data: { n } }));
const numbersOf = (events: readonly Event[]) => events.map((event) => event.data.n as number);

async function left(): Promise<number> {
  return (await test.db.query({ name: 'left', text: 'select from outbox' })).length;
}

describe('the outbox', () => {
  it('hands every event to one of two relays, once when nothing fails', async () => {
    await appendAll(numbered(200));
    const seen: number[] = [];
    const publish = async (events: readonly Event[]) => void seen.push(...numbersOf(events));
    relay(publish, { batch: 7 }).start();
    relay(publish, { batch: 7, db: another }).start();
    await until(async () => (await left()) === 0);
    assert.deepEqual(
      seen.sort((a, b) => a - b),
      Array.from({ length: 200 }, (_, n) => n),
    );
  });

  it('hands on nothing of a transaction that is rolled back', async () => {
    await assert.rejects(
      test.db.transaction(async (tx) => {
        await append(tx, call, numbered(1));
        throw new Error('no');
      }),
    );
    assert.equal(await left(), 0);
  });

  it('tells whose request it was, and is woken in process long before it polls', async () => {
    const published = Promise.withResolvers<readonly Event[]>();
    const woken = relay(async (events) => published.resolve(events), { pollMs: 60_000 });
    woken.start();
    await until(async () => (await left()) === 0);
    await appendAll([{ type: 'order.created', resource: 'orders/1', userId: 'u', data: { total: 1 } }]);
    woken.wake();
    const [event] = await published.promise;
    assert.match(event!.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    assert.match(event!.traceparent, new RegExp(`^00-${call.trace.traceId}-`));
    assert.ok(Math.abs(Date.parse(event!.time) - Date.now()) < 60_000);
    const { id: _id, traceparent: _traceparent, time: _time, ...rest } = event!;
    assert.deepEqual(rest, {
      type: 'order.created',
      resource: 'orders/1',
      userId: 'u',
      requestId: call.requestId,
      data: { total: 1 },
    });
  });

  it('keeps what the broker does not take, and hands it on with growing pauses until it does', async () => {
    await appendAll(numbered(5));
    const times: number[] = [];
    relay(async () => {
      times.push(performance.now());
      if (times.length < 4) throw new Error('the broker is down');
    }).start();
    await until(() => times.length === 2);
    assert.equal(await left(), 5);
    await until(async () => (await left()) === 0);
    const pauses = times.slice(1).map((time, n) => time - times[n]!);
    assert.ok(pauses[0]! >= 95 && pauses[1]! >= 195 && pauses[2]! >= 395, `pauses ${pauses}`);
  });

  it('leaves the batch of a relay that dies to the others at once', async () => {
    await appendAll(numbered(3));
    const taken = Promise.withResolvers<void>();
    const dying = relay(
      () => {
        taken.resolve();
        return new Promise(() => {});
      },
      { pollMs: 60_000 },
    );
    dying.start();
    await taken.promise;
    relays = []; // it will never stop in order
    const seen: number[] = [];
    relay(async (events) => void seen.push(...numbersOf(events)), { db: another }).start();
    await another.query({
      name: 'kill',
      text: `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and state = 'idle in transaction'`,
    });
    await until(() => seen.length === 3);
    assert.deepEqual(seen.sort(), [0, 1, 2]);
  });

  it('has one batch on the way at a time, and takes what comes meanwhile in the next', async () => {
    const batches: number[] = [];
    const gate = Promise.withResolvers<void>();
    const one = relay(
      async (events) => {
        batches.push(events.length);
        if (batches.length === 1) await gate.promise;
      },
      { pollMs: 60_000 },
    );
    one.start();
    await appendAll(numbered(1));
    one.wake();
    await until(() => batches.length === 1);
    for (let n = 0; n < 20; n++) {
      await appendAll(numbered(1));
      one.wake();
    }
    gate.resolve();
    await until(async () => (await left()) === 0);
    assert.deepEqual(batches, [1, 20]);
  });

  it('tells by the statement of a change, and only when it changes something', async () => {
    const event = (n: number) => newEvent(call, numbered(n + 1)[n]!);
    const first = event(0);
    const change = {
      name: 'spec-change',
      text: 'update outbox set available_at = now() where id = $1::uuid returning id',
      values: [first.id],
    };
    await appendEvents(test.db, [first]);
    const rows = await test.db.query<{ id: string }>(telling(change, [event(1), event(2)]));
    assert.deepEqual([rows, await left()], [[{ id: first.id }], 3]);
    const missing = { ...change, values: [event(9).id] };
    assert.deepEqual([await test.db.query(telling(missing, [event(3)])), await left()], [[], 3]);
  });

  it('hands entries of the audit log on as one message, with all of them in it, and others as they are', async () => {
    const entry = (n: number) => audited(call, 'order.cancel', `orders/${n}`);
    await appendAll([...numbered(2), entry(0), entry(1), entry(2)]);
    const sent: Event[] = [];
    relay(async (events) => void sent.push(...events)).start();
    await until(async () => (await left()) === 0);
    assert.deepEqual(sent.map(({ type }) => type).sort(), ['audit.recorded', 'n.counted', 'n.counted']);
    const pack = sent.find(({ type }) => type === 'audit.recorded')!;
    const entries = pack.data.entries as unknown as Event[];
    assert.deepEqual(entries.map(({ resource }) => resource).sort(), ['orders/0', 'orders/1', 'orders/2']);
  });

  it('holds a delayed event back', async () => {
    await appendAll([{ type: 'later', resource: 'numbers/1', data: {}, delayMs: 200 }]);
    const appended = performance.now();
    const published = Promise.withResolvers<number>();
    relay(async () => published.resolve(performance.now())).start();
    assert.ok((await published.promise) - appended >= 190);
  });

  it('keeps what waits when its table gets its second form, and when that is taken back', async () => {
    const { knex } = test.db;
    await dropOutboxTable(knex);
    await createOutboxTable(knex);
    const payload = { orderId: 'o1', requestId: 'r1', traceparent: 't1' };
    await knex.raw(`insert into outbox (type, payload) values ('order.created', ?)`, [
      JSON.stringify(payload),
    ]);
    await keepWholeEvents(knex);
    const { rows } = await knex.raw('select id, event from outbox');
    const { type, resource, requestId, traceparent } = rows[0].event as Event;
    assert.deepEqual([type, resource, requestId, traceparent], ['order.created', 'orders/o1', 'r1', 't1']);
    assert.equal(rows[0].event.id, rows[0].id);
    await keepPayloads(knex);
    assert.deepEqual((await knex.raw('select type, payload from outbox')).rows, [
      { type: 'order.created', payload },
    ]);
    await keepWholeEvents(knex);
  });
});
