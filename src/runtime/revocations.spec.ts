import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sessionFrom } from './call.ts';
import { type Revocation, Revocations } from './revocations.ts';

const HOUR = 3_600_000;
const session = (id: string, version: number) => ({ id, version, expireTime: Date.now() + HOUR });
const revoked = (id: string, more: Partial<Revocation> = {}): Revocation => ({
  id,
  leastVersion: 2 ** 31 - 1,
  spared: '',
  keepMs: HOUR,
  ...more,
});

describe('Revocations', () => {
  const list = new Revocations();
  list.add([
    revoked('gone'),
    revoked('demoted', { leastVersion: 3 }),
    revoked('careful', { leastVersion: 3, spared: 's-own' }),
    revoked('s-ended'),
    revoked('s-own-ended'),
  ]);
  for (const [what, subject, held, refused] of [
    ['somebody else', 'ada', session('s-1', 1), false],
    ['somebody else without a session', 'ada', undefined, false],
    ['a user who is gone', 'gone', session('s-1', 9), true],
    ['a user who is gone, by a token of before sessions', 'gone', undefined, true],
    ['a version that is too low', 'demoted', session('s-1', 2), true],
    ['the least version', 'demoted', session('s-1', 3), false],
    ['a later version', 'demoted', session('s-1', 4), false],
    ['the session that is spared', 'careful', session('s-own', 2), false],
    ['another session of the same user', 'careful', session('s-1', 2), true],
    ['a session that has ended', 'ada', session('s-ended', 1), true],
    ['a spared user whose session ended later', 'careful', session('s-own-ended', 3), true],
  ] as const) {
    it(`${refused ? 'refuses' : 'takes'} ${what}`, () => {
      assert.equal(list.refuses(subject, held), refused);
    });
  }

  it('takes nothing back when an older list comes', () => {
    const own = new Revocations();
    own.add([revoked('ada', { leastVersion: 5 })]);
    own.add([revoked('ada', { leastVersion: 4, spared: 's-1' })]);
    assert.equal(own.refuses('ada', session('s-1', 4)), true);
  });

  it('forgets what no token outlives', () => {
    const own = new Revocations();
    own.add([revoked('ada', { keepMs: 0 })]);
    own.add([revoked('bob')]);
    assert.equal(own.refuses('ada', undefined), false);
    assert.deepEqual(
      own.entries().map(({ id }) => id),
      ['bob'],
    );
  });

  it('keeps no more than its bound, and gives up the oldest', () => {
    const own = new Revocations(3);
    assert.equal(own.add(['a', 'b', 'c', 'd', 'e'].map((id) => revoked(id))), 2);
    assert.deepEqual(
      own.entries().map(({ id }) => id),
      ['c', 'd', 'e'],
    );
  });
});

describe('the claim of a session', () => {
  for (const [claim, read] of [
    ['s-1 7 1000', { id: 's-1', version: 7, expireTime: 1_000_000 }],
    [undefined, undefined],
    ['', undefined],
    ['s-1', undefined],
    ['s-1 x 1000', undefined],
    ['s-1 7 soon', undefined],
  ] as const)
    it(`${claim ?? 'that is absent'} is ${read ? 'read' : 'none'}`, () =>
      assert.deepEqual(sessionFrom(claim), read));
});
