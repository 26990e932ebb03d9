// Consumers and brokers that are killed: every event has its effect, and has it once.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { append } from '../../src/runtime/outbox.ts';
import { createRelay } from '../../src/runtime/outbox-relay.ts';
import { testCall } from '../../src/runtime/testing/call.ts';
import { silentLog } from '../../src/runtime/testing/database.ts';
import { until } from '../../src/runtime/testing/until.ts';
import { numberOf, type Promises, sorted, upTo } from './stand.ts';

const call = testCall();

export function deaths(promise: Promises): void {
  promise(
    'a message that kills its consumer lies in the dead letters after so many deaths',
    async ({ queue, connect, publish, event, consumerThatDies }) => {
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
    },
  );

  promise(
    'a consumer that dies between its commit and its acknowledgement has one effect',
    async ({ queue, connect, publish, events, effect, effects, consumerThatDies }) => {
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
    },
  );

  promise(
    'events that come twice, late and in any order have one effect each',
    async ({ queue, connect, publish, events, effect, effects }) => {
      const broker = connect();
      broker.consume(queue, { batch: (got) => effect(got), size: 7 });
      const told = events(40);
      await publish(broker, told.slice(20).reverse());
      await publish(broker, [...told.slice(10, 30)]);
      await sleep(50);
      await publish(broker, told);
      await until(async () => (await effects()).length === 40 && (await broker.depth(queue)) === 0);
      assert.deepEqual(sorted((await effects()).map(numberOf)), upTo(40));
    },
  );

  promise(
    'events stay in the outbox while the broker is down, and leave it afterwards',
    async ({ queue, lab, db, connect, publish, event, effect, effects }) => {
      const broker = connect();
      await publish(broker, []);
      const relay = createRelay({ db: db, log: silentLog(), publish: broker.publish });
      broker.consume(queue, { batch: (got) => effect(got), size: 10 });
      relay.start();
      const tell = async (n: number) => {
        await db.transaction((tx) => append(tx, call, [{ ...event(n), userId: '' }]));
        relay.wake();
      };
      const waiting = async () => (await db.query({ name: 'waiting', text: 'select from outbox' })).length;
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
    },
  );

  promise(
    'a broker that is killed while messages are handled loses none',
    async ({ queue, lab, connect, publish, events, effect, effects }) => {
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
    },
  );
}
