// Who gets what, and how much of it at once.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Event, newEvent } from '../../src/runtime/broker/event.ts';
import { testCall } from '../../src/runtime/testing/call.ts';
import { until } from '../../src/runtime/testing/until.ts';
import { numberOf, type Promises, sorted, upTo } from './stand.ts';

const call = testCall();

export function deliveries(promise: Promises): void {
  promise(
    'a copy goes to each queue that takes the type, and an event that nobody takes nowhere',
    async ({ queue, connect, publish, event }) => {
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
      const { publisher, publishTime: _, ...one } = await got.promise;
      assert.deepEqual(one, told[0]);
      assert.ok(publisher, 'the broker says who told it');
    },
  );

  promise(
    'consumers of a queue share it, and none takes more at once than it may',
    async ({ queue, connect, publish, events }) => {
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
    },
  );

  promise(
    'a slow handler keeps back what it works on, and nothing else',
    async ({ queue, connect, publish, events }) => {
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
    },
  );

  promise(
    'a batch is what has come, up to its size; one bad event does not keep the others of its batch',
    async ({ queue, connect, publish, events }) => {
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
}
