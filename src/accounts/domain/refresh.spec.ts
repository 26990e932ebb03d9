import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeRefresh } from './refresh.ts';

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1_000);
const GOOD = { expire_time: at(10), use_time: null, end_time: null, now: at(0) };

const cases = [
  ['a good one is rotated', GOOD, 'rotate'],
  ['an unknown one is refused', undefined, 'refused'],
  ['an expired one is refused', { ...GOOD, now: at(10) }, 'refused'],
  ['one of an ended session is refused', { ...GOOD, end_time: at(-1) }, 'refused'],
  ['a used one is reused', { ...GOOD, use_time: at(-1) }, 'reused'],
  ['a used one is reused even when it has expired', { ...GOOD, use_time: at(-1), now: at(11) }, 'reused'],
] as const;

for (const [what, token, verdict] of cases) {
  test(`refresh token: ${what}`, () => assert.equal(judgeRefresh(token), verdict));
}
