// What becomes of events that cannot be handled.
import assert from 'node:assert/strict';
import { status } from '@grpc/grpc-js';
import { PlazaError } from '../../src/runtime/errors.ts';
import { until } from '../../src/runtime/testing/until.ts';
import { numberOf, type Promises } from './stand.ts';

const down = () => new PlazaError(status.UNAVAILABLE, 'DOWN', 'A spec has it so.');

export function failures(promise: Promises): void {
  promise(
    'what may pass is tried again with growing pauses, as often as it takes',
    async ({ queue, connect, publish, events }) => {
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
      // A busy machine may be late with any of them, but not with each.
      assert.ok(pauses[0]! >= 80 && Math.min(...pauses) < 1_000, `pauses ${pauses}`);
      assert.ok(pauses.at(-1)! >= 1_400, `pauses ${pauses}`);
      assert.equal(await broker.depth(`${queue}.dead`), 0);
    },
  );

  promise(
    'a poison message stops nobody, lies in the dead letters, and comes back by a replay',
    async ({ queue, connect, publish, events }) => {
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

  promise(
    'a replayed message that is still poison gets its tries anew',
    async ({ queue, connect, publish, events }) => {
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
    },
  );

  promise('what is no event lies in the dead letters', async ({ queue, lab, connect, publish, events }) => {
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

  promise(
    'who may declare nothing uses what was declared for them',
    async ({ queue, lab, connect, publish, events }) => {
      const access = { guarded: { publishes: [`${queue}.*`], consumes: [queue] } };
      const urlOf = await lab.users({ [queue]: [`${queue}.*`] }, access);
      const broker = connect({ url: urlOf('guarded'), access });
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
    },
  );
}
