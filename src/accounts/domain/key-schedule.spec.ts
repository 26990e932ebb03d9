import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scheduleKeys } from './key-schedule.ts';

const LIFETIME_MS = 900_000;
const LEEWAY_MS = 60_000;
const at = (ms: number) => new Date(1_800_000_000_000 + ms);
const A = { kid: 'a', activeTime: at(0) };
const B = { kid: 'b', activeTime: at(15_000) };
const C = { kid: 'c', activeTime: at(20_000) };
const DEAD_A = 15_000 + LIFETIME_MS + LEEWAY_MS;

const cases: [
  what: string,
  keys: (typeof A)[],
  now: number,
  signing: string,
  published: string,
  dead: string,
][] = [
  ['no key', [], 0, '', '', ''],
  ['one key signs from its active time', [A], 0, 'a', 'a', ''],
  ['and not before', [A], -1, '', 'a', ''],
  ['for ever', [A], 1e12, 'a', 'a', ''],
  ['a new key is published before it signs', [A, B], 0, 'a', 'ba', ''],
  ['until its active time the old one signs', [A, B], 14_999, 'a', 'ba', ''],
  ['at its active time it takes over', [A, B], 15_000, 'b', 'ba', ''],
  ['the old one is published for the life of its tokens', [A, B], DEAD_A - 1, 'b', 'ba', ''],
  ['and then dead', [A, B], DEAD_A, 'b', 'b', 'a'],
  ['a key that is still to come retires nobody', [A, B, C], 15_000, 'b', 'cba', ''],
  ['each dies by its own successor', [A, B, C], DEAD_A, 'c', 'cb', 'a'],
  ['the last one stays', [C, A, B], DEAD_A + 5_000, 'c', 'c', 'ba'],
];

for (const [what, keys, now, signing, published, dead] of cases) {
  test(`key schedule: ${what}`, () => {
    const schedule = scheduleKeys(keys, at(now), LIFETIME_MS);
    const kids = (list: readonly { kid: string }[]) => list.map((key) => key.kid).join('');
    assert.deepEqual(
      [schedule.signing?.kid ?? '', kids(schedule.published), kids(schedule.dead)],
      [signing, published, dead],
    );
  });
}
