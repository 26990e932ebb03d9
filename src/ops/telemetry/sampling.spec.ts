import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextShare, spansOfTraces } from './sampling.ts';

describe('nextShare()', () => {
  for (const [share, rate, most, next] of [
    [10_000, 0, 20, 10_000],
    [10_000, 19, 20, 10_000],
    [10_000, 1_000, 20, 200],
    [200, 20, 20, 200],
    [200, 1, 20, 400],
    [200, 0, 20, 400],
    [10_000, 10_000_000, 20, 1],
  ] as const)
    it(`is ${next} of 10,000 after ${rate} spans a second at ${share}`, () =>
      assert.equal(nextShare(share, rate, most), next));

  it('comes to the bound from wherever it is, and back to the whole when it is calm', () => {
    let share = 10_000;
    for (let n = 0; n < 20; n++) share = nextShare(share, (2_000 * share) / 10_000, 20);
    assert.ok(Math.abs((2_000 * share) / 10_000 - 20) < 2);
    for (let n = 0; n < 20; n++) share = nextShare(share, (5 * share) / 10_000, 20);
    assert.equal(share, 10_000);
  });
});

describe('spansOfTraces()', () => {
  it('comes to what a trace has, also when its spans come later', () => {
    const each = spansOfTraces();
    let known = 0;
    // An order has 95 spans, which come three seconds after it has begun.
    for (let n = 0; n < 30; n++) known = each(30, n < 3 ? 0 : 30 * 95);
    assert.ok(known > 85 && known <= 100, `${known}`);
    for (let n = 0; n < 60; n++) known = each(400, 2_000);
    assert.ok(Math.abs(known - 5) < 1, `${known}`);
  });

  it('is no less than one', () => assert.equal(spansOfTraces()(1_000, 0), 1));
});
