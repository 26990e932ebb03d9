import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { batch } from './batch.ts';

describe('batch()', () => {
  it('writes what comes in one turn at once, in its order, and gives each its own result', async () => {
    const written: string[][] = [];
    const write = batch(async (key: string, items: string[]) => {
      written.push([key, ...items]);
      return items.map((item) => `${key}:${item}`);
    });
    const results = await Promise.all([write('a', '1'), write('b', '2'), write('a', '3')]);
    assert.deepEqual(results, ['a:1', 'b:2', 'a:3']);
    assert.deepEqual(written, [
      ['a', '1', '3'],
      ['b', '2'],
    ]);
  });

  it('has one write a key under way, and sends with the next one what came meanwhile', async () => {
    const written: number[][] = [];
    const gates: PromiseWithResolvers<void>[] = [];
    const write = batch(
      async (_key, items: number[]) => {
        written.push(items);
        const gate = Promise.withResolvers<void>();
        gates.push(gate);
        await gate.promise;
        return items;
      },
      { max: 3 },
    );
    const all = [write('a', 1)];
    await turn();
    for (const item of [2, 3, 4, 5]) all.push(write('a', item));
    await turn();
    assert.deepEqual(written, [[1]]);
    for (let i = 0; i < 3; i++) {
      gates[i]!.resolve();
      await turn();
    }
    assert.deepEqual(written, [[1], [2, 3, 4], [5]]);
    assert.deepEqual(await Promise.all(all), [1, 2, 3, 4, 5]);
  });

  it('fails just what a failed write had, and goes on', async () => {
    let fail = true;
    const write = batch(async (_key, items: number[]) => {
      if (fail) throw new Error('not now');
      return items;
    });
    const results = await Promise.allSettled([write('a', 1), write('a', 2)]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    fail = false;
    assert.equal(await write('a', 3), 3);
  });
});
