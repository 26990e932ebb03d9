import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timing } from './timing.ts';

test('durations are as they are written, or shorter by one number', () => {
  const { interval, window, wait } = timing();
  assert.deepEqual([interval, window('5m'), wait('10m')], ['30s', '5m', '10m']);
  const quick = timing(600);
  assert.deepEqual([quick.interval, quick.wait('10m'), quick.wait('0s')], ['1s', '1s', '0s']);
  assert.deepEqual(
    [quick.window('3d'), quick.window('5m')],
    ['432s', '12s'],
    'never too short to hold a rate',
  );
});

test('what is no duration is said', () => {
  assert.throws(() => timing(600).wait('soon'), /"soon" is no duration/);
  assert.throws(() => timing(0.5), /1 or more/);
});
