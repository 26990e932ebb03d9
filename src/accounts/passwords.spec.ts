import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { createPasswords } from './passwords.ts';

const signal = new AbortController().signal;

test('a hash verifies its password and no other one, composed or long as it may be', async () => {
  const passwords = await createPasswords(2);
  for (const password of ['12345678', '🦊'.repeat(200), ' \t\n     ']) {
    const stored = await passwords.hash(password, signal);
    assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.ok(await passwords.verify(stored, password, signal));
    assert.ok(!(await passwords.verify(stored, `${password} `, signal)));
  }
});

test('two hashes of one password differ', async () => {
  const passwords = await createPasswords(2);
  assert.notEqual(await passwords.hash('12345678', signal), await passwords.hash('12345678', signal));
});

test('without a hash nothing verifies, in the same time', async () => {
  const passwords = await createPasswords(1);
  const stored = await passwords.hash('12345678', signal);
  assert.equal(await passwords.verify(null, '12345678', signal), false);

  // The fastest of several is hardly disturbed by what else the machine does; skipping the hash would make it 1000 times faster.
  const fastest = async (hash: string | null) => {
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 8; n++) {
      const from = performance.now();
      await passwords.verify(hash, 'wrong password', signal);
      best = Math.min(best, performance.now() - from);
    }
    return best;
  };
  const [known, unknown] = [await fastest(stored), await fastest(null)];
  assert.ok(unknown > known / 3 && unknown < known * 3, `${unknown} ms for nobody, ${known} ms for somebody`);
});

test('a caller who is gone is not hashed for', async () => {
  const passwords = await createPasswords(1);
  const gone = AbortSignal.abort(new Error('the caller is gone'));
  await assert.rejects(passwords.hash('12345678', gone), /the caller is gone/);
  await assert.rejects(passwords.verify(null, '12345678', gone), /the caller is gone/);
});

const COMPOSED = 'r\u00e9sum\u00e9-2026';
const DECOMPOSED = 're\u0301sume\u0301-2026';

test('a password is one however its letters and spaces are typed', async () => {
  const passwords = await createPasswords(2);
  const verifies = async (set: string, typed: string) =>
    passwords.verify(await passwords.hash(set, signal), typed, signal);
  assert.ok(await verifies(COMPOSED, DECOMPOSED));
  assert.ok(await verifies(DECOMPOSED, COMPOSED));
  assert.ok(await verifies('correct horse', 'correct\u00a0horse'));
  assert.ok(!(await verifies(COMPOSED, 'resume-2026')));
});

test('a hash of what was typed, as they were made before, verifies that', async () => {
  const passwords = await createPasswords(2);
  for (const typed of [COMPOSED, DECOMPOSED, 'correct\u00a0horse']) {
    const stored = await hash(typed);
    assert.ok(await passwords.verify(stored, typed, signal));
    assert.ok(!(await passwords.verify(stored, `${typed} `, signal)));
    assert.ok(!(await passwords.verify(null, typed, signal)));
  }
});
