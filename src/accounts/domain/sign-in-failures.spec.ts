import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockedForMs, withFailureNow } from './sign-in-failures.ts';

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1_000);
const times = (...seconds: number[]) => seconds.map(at);
/** Fifty, one each minute from 0 on. */
const fifty = Array.from({ length: 50 }, (_, i) => i * 60);

const bySource: [failures: number[], now: number, lockedSeconds: number][] = [
  [[], 0, 0],
  [[0, 1, 2, 3], 4, 0],
  [[0, 1, 2, 3, 4], 4, 56],
  [[4, 3, 2, 1, 0], 4, 56],
  [[0, 1, 2, 3, 4], 59.999, 0.001],
  [[0, 1, 2, 3, 4], 60, 0],
  [[-100, 0, 1, 2, 3], 4, 0],
  [[-100, 0, 1, 2, 3, 4], 4, 56],
  [fifty, 2_940, 660],
  [fifty.slice(1), 2_940, 0],
  [fifty, 3_600, 0],
];
for (const [failures, now, lockedSeconds] of bySource) {
  test(`failures of a source at ${failures} lock it for ${lockedSeconds} s at ${now}`, () => {
    for (const isKnown of [true, false])
      assert.equal(
        lockedForMs({ bySource: times(...failures), ofAccount: [] }, isKnown, at(now)),
        lockedSeconds * 1_000,
      );
  });
}

test('fifty failures of an account in an hour lock it for sources that are not known', () => {
  const failures = { bySource: [], ofAccount: times(...fifty) };
  assert.equal(lockedForMs(failures, false, at(2_940)), 660_000);
  assert.equal(lockedForMs(failures, true, at(2_940)), 0);
});

test('five failures of an account in a minute lock nobody who has none of them', () => {
  assert.equal(lockedForMs({ bySource: [], ofAccount: times(0, 1, 2, 3, 4) }, false, at(4)), 0);
});

test('the longest lock counts', () => {
  const failures = { bySource: times(0, 1, 2, 3, 4), ofAccount: times(...fifty.map((_, i) => i / 100)) };
  assert.equal(lockedForMs(failures, true, at(5)), 55_000);
  assert.equal(lockedForMs(failures, false, at(5)), 3_595_000);
});

test('failures of an hour ago are forgotten, and no more than fifty kept', () => {
  assert.deepEqual(withFailureNow(times(3_000, 0, 1), at(3_600)), times(1, 3_000, 3_600));
  assert.deepEqual(withFailureNow(times(...fifty), at(2_941)), times(...fifty.slice(1), 2_941));
});
