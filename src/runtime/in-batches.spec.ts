import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBatches } from './in-batches.ts';

describe('inBatches()', () => {
  async function* numbers(count: number, read: { last: number } = { last: -1 }, fail = false) {
    for (let i = 0; i < count; i++) {
      read.last = i;
      yield i;
    }
    if (fail) throw new Error('torn');
  }

  it('hands everything on, in order, the rest too', async () => {
    const seen: number[][] = [];
    await inBatches(numbers(7), 3, async (batch) => void seen.push(batch));
    assert.deepEqual(seen, [[0, 1, 2], [3, 4, 5], [6]]);
  });

  it('calls for nothing without items', async () => {
    await inBatches(numbers(0), 3, () => assert.fail('there is nothing'));
  });

  it('reads one batch ahead and no more, and handles one at a time', async () => {
    const read = { last: -1 };
    let running = 0;
    const ahead: number[] = [];
    await inBatches(numbers(100, read), 5, async (batch) => {
      assert.equal(++running, 1);
      for (let turn = 0; turn < 50; turn++) await null;
      ahead.push(read.last - batch.at(-1)!);
      running--;
    });
    assert.equal(Math.max(...ahead), 5);
  });

  it('drops what is left of a stream that fails, after the batch under way has ended', async () => {
    const handled: number[] = [];
    const torn = inBatches(numbers(5, undefined, true), 2, async (batch) => {
      for (let turn = 0; turn < 10; turn++) await null;
      handled.push(...batch);
    });
    await assert.rejects(torn, /torn/);
    assert.deepEqual(handled, [0, 1, 2, 3]);
  });

  it('reads no further once a batch has failed', async () => {
    const read = { last: -1 };
    const failing = inBatches(numbers(1_000, read), 2, async () => {
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.equal(read.last, 3);
  });
});
