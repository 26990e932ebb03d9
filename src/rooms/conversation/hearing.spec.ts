import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { hear } from './hearing.ts';

/** Numbers without end, and how many of them were read. */
function endless() {
  const source = {
    read: 0,
    returned: false,
    async next() {
      source.read++;
      return { done: false as const, value: source.read };
    },
    async return() {
      source.returned = true;
      return { done: true as const, value: undefined };
    },
  };
  return source;
}

const settle = async () => {
  for (let i = 0; i < 20; i++) await turn();
};

describe('hear()', () => {
  it('reads no more while as many as allowed are under way', async () => {
    const requests = endless();
    const open: (() => void)[] = [];
    const hearing = hear({
      requests,
      handle: () => new Promise((resolve) => open.push(resolve)),
      wake: () => {},
      atOnce: 64,
    });
    await settle();
    assert.equal(requests.read, 64);
    for (const done of open.splice(0, 10)) done();
    await settle();
    assert.equal(requests.read, 74);
    assert.equal(hearing.isOver, false);
  });

  it('is over when everything is read and done', async () => {
    const open: (() => void)[] = [];
    let wakes = 0;
    const requests = [1, 2, 3].values();
    const hearing = hear({
      requests: { next: async () => requests.next() },
      handle: () => new Promise((resolve) => open.push(resolve)),
      wake: () => wakes++,
    });
    await settle();
    for (const done of open.slice(1)) done();
    await settle();
    assert.equal(hearing.isOver, false);
    open[0]!();
    await settle();
    assert.equal(hearing.isOver, true);
    assert.ok(wakes > 0);
  });

  for (const [what, thrown] of [
    ['a request that fails', 'handle'],
    ['requests that break off', 'next'],
  ] as const) {
    it(`wakes for ${what}, and reads no more`, async () => {
      const requests = endless();
      let wakes = 0;
      const next = async () => {
        if (thrown === 'next' && requests.read === 3) throw new Error('broken');
        return requests.next();
      };
      const hearing = hear({
        requests: { ...requests, next },
        handle: async (n: number) => {
          if (n === 3 && thrown === 'handle') throw new Error('broken');
        },
        wake: () => wakes++,
      });
      await settle();
      assert.throws(() => hearing.throwIfFailed(), /broken/);
      assert.equal(wakes, 1);
      const { read } = requests;
      await settle();
      assert.equal(requests.read, read);
      assert.equal(hearing.isOver, false);
    });
  }
});
