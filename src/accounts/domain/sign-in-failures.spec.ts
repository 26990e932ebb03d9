import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockedForMs, recentFailures } from './sign-in-failures.ts';

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1_000);
const times = (...seconds: number[]) => seconds.map(at);

const cases: [failures: Date[], now: number, lockedSeconds: number][] = [
  [[], 0, 0],
  [times(0, 1, 2, 3), 4, 0],
  [times(0, 1, 2, 3, 4), 4, 56],
  [times(4, 3, 2, 1, 0), 4, 56],
  [times(0, 1, 2, 3, 4), 59.999, 0.001],
  [times(0, 1, 2, 3, 4), 60, 0],
  [times(-100, 0, 1, 2, 3), 4, 0],
];

for (const [failures, now, lockedSeconds] of cases) {
  const seconds = failures.map((time) => (time.getTime() - at(0).getTime()) / 1_000);
  test(`failures at ${seconds} lock for ${lockedSeconds} s at ${now}`, () => {
    assert.equal(lockedForMs(failures, at(now)), lockedSeconds * 1_000);
  });
}

test('failures of a minute ago are forgotten', () => {
  assert.deepEqual(recentFailures(times(3, 0, 1), at(60.5)), times(1, 3));
});
