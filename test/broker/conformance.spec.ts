// What every broker has to keep, whichever carries the events.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { status } from '@grpc/grpc-js';
import { type Broker, type BrokerOptions, connectBroker } from '../../src/runtime/broker/broker.ts';
import { type Event, newEvent } from '../../src/runtime/broker/event.ts';
import { PlazaError } from '../../src/runtime/errors.ts';
import { appendToLog, createLogTable, readLog } from '../../src/runtime/event-log.ts';
import { append, createOutbox } from '../../src/runtime/outbox.ts';
import { createRelay } from '../../src/runtime/outbox-relay.ts';
import { testCall } from '../../src/runtime/testing/call.ts';
import { silentLog, type TestDatabase, testDatabase } from '../../src/runtime/testing/database.ts';
import { until } from '../../src/runtime/testing/until.ts';
import { kinds, type Lab } from './labs.ts';

const call = testCall();
const down = () => new PlazaError(status.UNAVAILABLE, 'DOWN', 'A spec has it so.');

for (const kind of kinds) {
  describe(kind.name, { skip: kind.missing ?? false }, () => {
    let lab: Lab;
    let database: TestDatabase;
    let brokers: Broker[] = [];
    let tests = 0;
    let queue: string;

    before(async () => {
      [lab, database] = await Promise.all([kind.start(), testDatabase()]);
      await createLogTable(database.db.knex, 'effects');
      await createOutbox(database.db.knex);
    });
    after(async () => {
      await database?.close();
      await lab?.stop();
    });
    afterEach(async () => {
      await Promise.all(brokers.map((broker) => broker.close()));
      brokers = [];
    });

    /** A queue for the test alone, which takes all of the type `<queue>.*`. */
    function connect(options: Partial<BrokerOptions> = {}): Broker {
      const topology = { [queue]: [`${queue}.*`] };
      const broker = connectBroker({ url: lab.url, topology, name: kind.name, log: silentLog(), ...options });
      brokers.push(broker);
      return broker;
    }
    const event = (n = 0): Event =>
      newEvent(call, { type: `${queue}.n`, resource: `numbers/${n}`, data: { n } });
    const events = (count: number): Event[] => Array.from({ length: count }, (_, n) => event(n));
    const numberOf = (one: Event) => one.data.n as number;
    const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);
    const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

    /** Publishes as a relay does: again until it succeeds. */
    async function publish(broker: Broker, published: Event[], ms = 20_000): Promise<void> {
      await until(
        () =>
          broker.publish(published).then(
            () => true,
            () => false,
          ),
        ms,
      );
    }

    function promise(name: string, body: () => Promise<void>): void {
      test(name, async () => {
        queue = `q${++tests}`;
        await body();
      });
    }

    promise(
      'a copy goes to each queue that takes the type, and an event that nobody takes nowhere',
      async () => {
        const topology = {
          [queue]: [`${queue}.*`],
          [`${queue}b`]: [`${queue}.one`],
          [`${queue}c`]: ['other.*'],
        };
        const broker = connect({ topology });
        const told = ['one', 'two'].map((name) => newEvent(call, { ...event(), type: `${queue}.${name}` }));
        await publish(broker, [...told, newEvent(call, { ...event(), type: 'nobody.cares' })]);
        assert.deepEqual(await Promise.all(Object.keys(topology).map(broker.depth)), [2, 1, 0]);
        const got = Promise.withResolvers<Event>();
        broker.consume(`${queue}b`, { handler: async (one) => got.resolve(one), concurrency: 1 });
        assert.deepEqual(await got.promise, told[0]);
      },
    );

    promise('consumers of a queue share it, and none takes more at once than it may', async () => {
      const [one, two] = [connect(), connect()];
      await publish(one, events(60));
      const seen: number[] = [];
      const shares = [0, 0];
      for (const [i, broker] of [one, two].entries()) {
        let now = 0;
        broker.consume(queue, {
          async handler(each) {
            now += 1;
            assert.ok(now <= 4, `${now} at once`);
            shares[i]! += 1;
            seen.push(numberOf(each));
            await sleep(5);
            now -= 1;
          },
          concurrency: 4,
        });
      }
      await until(() => seen.length >= 60, 15_000);
      assert.deepEqual(sorted(seen), upTo(60));
      assert.ok(
        shares.every((share) => share > 0),
        `shares ${shares}`,
      );
    });

    promise('a slow handler keeps back what it works on, and nothing else', async () => {
      const [slow, quick] = [connect(), connect()];
      await publish(slow, events(20));
      const gate = Promise.withResolvers<void>();
      let held = 0;
      slow.consume(queue, {
        handler: () => {
          held += 1;
          return gate.promise;
        },
        concurrency: 3,
      });
      await until(() => held === 3);
      let passed = 0;
      quick.consume(queue, { handler: async () => void passed++, concurrency: 3 });
      await until(() => passed === 17);
      assert.equal(held, 3);
      gate.resolve();
    });

    promise(
      'a batch is what has come, up to its size; one bad event does not keep the others of its batch',
      async () => {
        const broker = connect();
        await publish(broker, events(30));
        const sizes: number[] = [];
        const seen = new Set<number>();
        broker.consume(queue, {
          async batch(got) {
            sizes.push(got.length);
            if (got.some((each) => numberOf(each) === 13)) throw new Error('13 is unlucky');
            for (const each of got) seen.add(numberOf(each));
          },
          size: 10,
        });
        await until(async () => (await broker.depth(`${queue}.dead`)) === 1, 20_000);
        assert.deepEqual(
          sorted([...seen]),
          upTo(30).filter((n) => n !== 13),
        );
        assert.ok(Math.max(...sizes) <= 10 && Math.max(...sizes) > 1, `sizes ${sizes}`);
      },
    );

    promise('what may pass is tried again with growing pauses, as often as it takes', async () => {
      const broker = connect();
      const times: number[] = [];
      const done = Promise.withResolvers<void>();
      broker.consume(queue, {
        async handler() {
          times.push(performance.now());
          if (times.length < 8) throw down();
          done.resolve();
        },
        concurrency: 2,
      });
      await publish(broker, events(1));
      await done.promise;
      const pauses = times.slice(1).map((time, n) => time - times[n]!);
      assert.ok(pauses[0]! >= 80 && pauses[0]! < 1_500 && pauses.at(-1)! >= 1_400, `pauses ${pauses}`);
      assert.equal(await broker.depth(`${queue}.dead`), 0);
    });

    promise(
      'a poison message stops nobody, lies in the dead letters, and comes back by a replay',
      async () => {
        const broker = connect();
        let healed = false;
        let tries = 0;
        const seen: number[] = [];
        broker.consume(queue, {
          async handler(each) {
            if (numberOf(each) === 0 && !healed) {
              tries += 1;
              throw new Error('poison');
            }
            seen.push(numberOf(each));
          },
          concurrency: 1,
        });
        await publish(broker, events(10));
        await until(() => seen.length === 9);
        await until(async () => (await broker.depth(`${queue}.dead`)) === 1, 20_000);
        assert.equal(tries, 5);
        healed = true;
        assert.equal(await broker.replay(queue), 1);
        await until(() => seen.includes(0));
        assert.deepEqual([await broker.depth(`${queue}.dead`), await broker.replay(queue)], [0, 0]);
      },
    );

    promise('a replayed message that is still poison gets its tries anew', async () => {
      const broker = connect();
      let tries = 0;
      broker.consume(queue, {
        async handler() {
          tries += 1;
          throw new Error('poison');
        },
        concurrency: 1,
      });
      await publish(broker, events(1));
      for (const expected of [5, 10]) {
        await until(async () => (await broker.depth(`${queue}.dead`)) === 1, 20_000);
        assert.equal(tries, expected);
        if (expected === 5) await broker.replay(queue);
      }
    });

    promise('what is no event lies in the dead letters', async () => {
      const broker = connect();
      await publish(broker, []);
      await until(async () => (await broker.depth(queue)) === 0);
      for (const text of ['{"id": 1}', 'no JSON {', '']) await lab.inject(queue, text);
      const seen: number[] = [];
      broker.consume(queue, { handler: async (each) => void seen.push(numberOf(each)), concurrency: 2 });
      await publish(broker, events(3));
      await until(() => seen.length === 3);
      await until(async () => (await broker.depth(`${queue}.dead`)) === 3);
    });

    promise('a message that kills its consumer lies in the dead letters after so many deaths', async () => {
      const limits = { deliveries: 3, leaseMs: 1_000 };
      const [deaths, handled] = [[] as string[], [] as number[]];
      const broker = connect({ limits });
      await publish(broker, [event(0)]);
      while (deaths.length < 3) deaths.push(await consumerThatDies('taken', limits));
      assert.deepEqual(deaths, ['SIGKILL', 'SIGKILL', 'SIGKILL']);
      await publish(broker, [event(1)]);
      broker.consume(queue, { handler: async (each) => void handled.push(numberOf(each)), concurrency: 2 });
      await until(async () => (await broker.depth(`${queue}.dead`)) === 1, 20_000);
      await until(() => handled.length > 0);
      assert.deepEqual(handled, [1]);
    });

    promise('a consumer that dies between its commit and its acknowledgement has one effect', async () => {
      const limits = { deliveries: 10, leaseMs: 1_000 };
      const broker = connect({ limits });
      const told = events(5);
      await publish(broker, told);
      assert.equal(await consumerThatDies('handled', limits), 'SIGKILL');
      const once = await effects();
      assert.ok(once.length > 0, 'it had committed before it died');
      broker.consume(queue, { batch: (got) => effect(got), size: 10 });
      await until(async () => (await effects()).length === 5, 20_000);
      await until(async () => (await broker.depth(queue)) === 0);
      assert.deepEqual(sorted((await effects()).map(numberOf)), upTo(5));
    });

    promise('events that come twice, late and in any order have one effect each', async () => {
      const broker = connect();
      broker.consume(queue, { batch: (got) => effect(got), size: 7 });
      const told = events(40);
      await publish(broker, told.slice(20).reverse());
      await publish(broker, [...told.slice(10, 30)]);
      await sleep(50);
      await publish(broker, told);
      await until(async () => (await effects()).length === 40 && (await broker.depth(queue)) === 0);
      assert.deepEqual(sorted((await effects()).map(numberOf)), upTo(40));
    });

    promise('events stay in the outbox while the broker is down, and leave it afterwards', async () => {
      const broker = connect();
      await publish(broker, []);
      const relay = createRelay({ db: database.db, log: silentLog(), publish: broker.publish });
      broker.consume(queue, { batch: (got) => effect(got), size: 10 });
      relay.start();
      const tell = async (n: number) => {
        await database.db.transaction((tx) => append(tx, call, [{ ...event(n), userId: '' }]));
        relay.wake();
      };
      const waiting = async () =>
        (await database.db.query({ name: 'waiting', text: 'select from outbox' })).length;
      try {
        await tell(0);
        await until(async () => (await effects()).length === 1, 10_000);
        await lab.down();
        for (let n = 1; n < 20; n++) await tell(n);
        await sleep(300);
        assert.equal(await waiting(), 19);
        await lab.up();
        await until(async () => (await effects()).length === 20, 30_000);
        assert.equal(await waiting(), 0);
      } finally {
        await relay.stop();
      }
    });

    promise('a broker that is killed while messages are handled loses none', async () => {
      const broker = connect();
      await publish(broker, events(100));
      let handled = 0;
      broker.consume(queue, {
        async handler(each) {
          handled += 1;
          await effect([each]);
          await sleep(5);
        },
        concurrency: 4,
      });
      await until(() => handled > 20);
      await lab.down();
      await lab.up();
      await until(async () => (await effects()).length === 100, 40_000);
      await until(async () => (await broker.depth(queue)) === 0, 20_000);
      assert.equal(await broker.depth(`${queue}.dead`), 0);
    });

    promise('one that closes ends what it has begun, and leaves the rest to others at once', async () => {
      const leaving = connect();
      await publish(leaving, events(12));
      const gate = Promise.withResolvers<void>();
      const begun: number[] = [];
      const ended: number[] = [];
      leaving.consume(queue, {
        async handler(each) {
          begun.push(numberOf(each));
          await gate.promise;
          ended.push(numberOf(each));
        },
        concurrency: 4,
      });
      await until(() => begun.length === 4);
      const closing = leaving.close();
      brokers = brokers.filter((broker) => broker !== leaving);
      const staying = connect();
      const others: number[] = [];
      staying.consume(queue, { handler: async (each) => void others.push(numberOf(each)), concurrency: 4 });
      await until(() => others.length === 8);
      gate.resolve();
      await closing;
      assert.deepEqual(sorted(ended), sorted(begun));
      assert.deepEqual(sorted([...ended, ...others]), upTo(12));
    });

    promise('one whose handlers do not end in time aborts them, and gives their events back', async () => {
      const leaving = connect();
      await publish(leaving, events(2));
      let aborted = 0;
      leaving.consume(queue, {
        async handler(_each, signal) {
          await once(signal, 'abort');
          aborted += 1;
          throw signal.reason;
        },
        concurrency: 2,
      });
      await until(async () => (await leaving.depth(queue)) === 0);
      await leaving.close();
      brokers = brokers.filter((broker) => broker !== leaving);
      assert.equal(aborted, 2);
      const got: number[] = [];
      connect().consume(queue, { handler: async (each) => void got.push(numberOf(each)), concurrency: 2 });
      await until(() => got.length === 2, 5_000);
    });

    promise('who may declare nothing uses what was declared for them', async () => {
      await publish(connect(), []);
      const url = await lab.guestUrl?.();
      const broker = connect(url === undefined ? {} : { url });
      await publish(broker, events(3));
      let tries = 0;
      const seen: number[] = [];
      broker.consume(queue, {
        async handler(each) {
          if (numberOf(each) === 0 && tries++ < 5) throw new Error('poison, for a while');
          seen.push(numberOf(each));
        },
        concurrency: 2,
      });
      await until(async () => (await broker.depth(`${queue}.dead`)) === 1, 20_000);
      assert.equal(await broker.replay(queue), 1);
      await until(() => seen.length === 3);
    });

    const effect = (got: readonly Event[]) => appendToLog(database.db, 'effects', got).then(() => {});
    const effects = async () =>
      (await readLog(database.db, 'effects', 0n, 10_000)).filter(
        (each) => each.type === `${queue}.n`,
      ) as unknown as Event[];

    /** A process that takes from the queue and is killed at the step; by what it ended. */
    async function consumerThatDies(step: string, limits: BrokerOptions['limits']): Promise<string> {
      const file = fileURLToPath(new URL('./dying-consumer.ts', import.meta.url));
      const argument = JSON.stringify({ url: lab.url, database: database.url, queue, step, limits });
      const child = spawn(process.execPath, [file, argument], { stdio: ['ignore', 'inherit', 'inherit'] });
      const [code, signal] = await once(child, 'exit');
      return signal ?? String(code);
    }
  });
}
