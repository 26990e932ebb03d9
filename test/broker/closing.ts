// What a process leaves behind that is told to end.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { until } from '../../src/runtime/testing/until.ts';
import { numberOf, type Promises, sorted, upTo } from './stand.ts';

export function closing(promise: Promises): void {
  promise(
    'one that closes ends what it has begun, and leaves the rest to others at once',
    async ({ queue, connect, publish, events, close }) => {
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
      const closing = close(leaving);
      const staying = connect();
      const others: number[] = [];
      staying.consume(queue, { handler: async (each) => void others.push(numberOf(each)), concurrency: 4 });
      await until(() => others.length === 8);
      gate.resolve();
      await closing;
      assert.deepEqual(sorted(ended), sorted(begun));
      assert.deepEqual(sorted([...ended, ...others]), upTo(12));
    },
  );

  promise(
    'one whose handlers do not end in time aborts them, and gives their events back',
    async ({ queue, connect, publish, events, close }) => {
      const leaving = connect();
      await publish(leaving, events(2));
      let [begun, aborted] = [0, 0];
      leaving.consume(queue, {
        async handler(_each, signal) {
          begun += 1;
          await once(signal, 'abort');
          aborted += 1;
          throw signal.reason;
        },
        concurrency: 2,
      });
      // Not the depth of the queue: an event leaves it before its handler begins.
      await until(() => begun === 2);
      await close(leaving);
      assert.equal(aborted, 2);
      const got: number[] = [];
      connect().consume(queue, { handler: async (each) => void got.push(numberOf(each)), concurrency: 2 });
      await until(() => got.length === 2, 5_000);
    },
  );
}
