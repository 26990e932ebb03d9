import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { gather } from './gather.ts';

function recorder() {
  const batches: number[][] = [];
  const fetch = async (keys: number[]) => {
    batches.push(keys);
    await setImmediate();
    if (keys.includes(13)) throw new Error('unlucky');
    return new Map(keys.filter((key) => key < 100).map((key) => [key, `v${key}`]));
  };
  return { batches, fetch };
}

describe('gather', () => {
  it('makes one fetch of the reads of one turn, each key once', async () => {
    const { batches, fetch } = recorder();
    const one = gather(fetch);
    assert.deepEqual(await Promise.all([1, 2, 1, 3].map(one)), ['v1', 'v2', 'v1', 'v3']);
    assert.deepEqual(batches, [[1, 2, 3]]);
  });

  it('gathers reads that come in different callbacks of a turn', async () => {
    const { batches, fetch } = recorder();
    const one = gather(fetch);
    const first = one(1);
    await null;
    const second = new Promise<string | undefined>((resolve) => process.nextTick(() => resolve(one(2))));
    assert.deepEqual(await Promise.all([first, second]), ['v1', 'v2']);
    assert.equal(batches.length, 1);
  });

  it('fetches again in a later turn: nothing is cached', async () => {
    const { batches, fetch } = recorder();
    const one = gather(fetch);
    await one(1);
    await one(1);
    assert.deepEqual(batches, [[1], [1]]);
  });

  it('gives undefined for what is not there', async () => {
    assert.equal(await gather(recorder().fetch)(100), undefined);
  });

  it('splits more keys than one query takes, and a failure stays with its part', async () => {
    const { batches, fetch } = recorder();
    const one = gather(fetch, { max: 2 });
    const results = await Promise.allSettled([11, 12, 13, 14, 15].map(one));
    assert.deepEqual(batches, [[11, 12], [13, 14], [15]]);
    assert.deepEqual(
      results.map((r) => r.status),
      ['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
  });

  it('can be switched off', async () => {
    const { batches, fetch } = recorder();
    const one = gather(fetch, { enabled: false });
    assert.deepEqual(await Promise.all([1, 2].map(one)), ['v1', 'v2']);
    assert.deepEqual(batches, [[1], [2]]);
  });
});
