import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { NO_DEADLINE } from '../runtime/call.ts';
import { createPasswords, type HashedFor, type Hasher, linesOf } from './passwords.ts';

const call: Hasher = {
  signal: new AbortController().signal,
  deadline: NO_DEADLINE,
  clientAddress: '192.0.2.1',
};

test('a hash verifies its password and no other one, composed or long as it may be', async () => {
  const passwords = await createPasswords(2);
  for (const password of ['12345678', '🦊'.repeat(200), ' \t\n     ']) {
    const stored = await passwords.hash(password, call, 'signUp');
    assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.ok(await passwords.verify(stored, password, call));
    assert.ok(!(await passwords.verify(stored, `${password} `, call)));
  }
});

test('two hashes of one password differ', async () => {
  const passwords = await createPasswords(2);
  assert.notEqual(
    await passwords.hash('12345678', call, 'signUp'),
    await passwords.hash('12345678', call, 'signUp'),
  );
});

test('without a hash nothing verifies, in the same time', async () => {
  const passwords = await createPasswords(1);
  const stored = await passwords.hash('12345678', call, 'signUp');
  assert.equal(await passwords.verify(null, '12345678', call), false);

  // The fastest of several is hardly disturbed by what else the machine does; skipping the hash would make it 1000 times faster.
  const fastest = async (hash: string | null) => {
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 8; n++) {
      const from = performance.now();
      await passwords.verify(hash, 'wrong password', call);
      best = Math.min(best, performance.now() - from);
    }
    return best;
  };
  const [known, unknown] = [await fastest(stored), await fastest(null)];
  assert.ok(unknown > known / 3 && unknown < known * 3, `${unknown} ms for nobody, ${known} ms for somebody`);
});

test('a caller who is gone is not hashed for', async () => {
  const passwords = await createPasswords(1);
  const gone = { ...call, signal: AbortSignal.abort(new Error('the caller is gone')) };
  await assert.rejects(passwords.hash('12345678', gone, 'signUp'), /the caller is gone/);
  await assert.rejects(passwords.verify(null, '12345678', gone), /the caller is gone/);
});

const COMPOSED = 'r\u00e9sum\u00e9-2026';
const DECOMPOSED = 're\u0301sume\u0301-2026';

test('a password is one however its letters and spaces are typed', async () => {
  const passwords = await createPasswords(2);
  const verifies = async (set: string, typed: string) =>
    passwords.verify(await passwords.hash(set, call, 'signUp'), typed, call);
  assert.ok(await verifies(COMPOSED, DECOMPOSED));
  assert.ok(await verifies(DECOMPOSED, COMPOSED));
  assert.ok(await verifies('correct horse', 'correct\u00a0horse'));
  assert.ok(!(await verifies(COMPOSED, 'resume-2026')));
});

test('a hash of what was typed, as they were made before, verifies that', async () => {
  const passwords = await createPasswords(2);
  for (const typed of [COMPOSED, DECOMPOSED, 'correct\u00a0horse']) {
    const stored = await hash(typed);
    assert.ok(await passwords.verify(stored, typed, call));
    assert.ok(!(await passwords.verify(stored, `${typed} `, call)));
    assert.ok(!(await passwords.verify(null, typed, call)));
  }
});

test('who signs in waits for hashes of those who sign in alone, and for those under way', async () => {
  const passwords = await createPasswords(1);
  const ended: HashedFor[] = [];
  const from = (what: HashedFor, clientAddress: string) =>
    passwords.hash('12345678', { ...call, clientAddress }, what).then(() => ended.push(what));
  const all = [
    ...Array.from({ length: 3 }, () => from('import', '192.0.2.3')),
    ...Array.from({ length: 20 }, () => from('signUp', '192.0.2.2')),
    ...Array.from({ length: 3 }, () => from('signIn', '192.0.2.1')),
  ];
  await Promise.all(all);
  const order = (what: HashedFor, times: number) => Array(times).fill(what);
  assert.deepEqual(ended, ['import', ...order('signIn', 3), ...order('signUp', 20), ...order('import', 2)]);
});

for (const [slots, running] of [
  [1, [1, 1, 1]],
  [2, [2, 1, 1]],
  [4, [4, 3, 2]],
] as const) {
  test(`of ${slots} slots the lines have ${running}`, () => {
    const { signIn, signUp, import: imports } = linesOf(slots);
    assert.deepEqual([signIn.running, signUp.running, imports.running], running);
  });
}
