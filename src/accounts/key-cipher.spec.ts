import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { seal, unseal } from './key-cipher.ts';

const key = randomBytes(32);
const plain = Buffer.from('a private key');

test('what is sealed is opened by the same key and name', () => {
  const sealed = seal(plain, key, 'kid');
  assert.deepEqual(unseal(sealed, key, 'kid'), plain);
  assert.ok(!sealed.includes(plain));
  assert.notDeepEqual(seal(plain, key, 'kid'), sealed);
});

test('and by nothing else', () => {
  const sealed = seal(plain, key, 'kid');
  assert.throws(() => unseal(sealed, randomBytes(32), 'kid'));
  assert.throws(() => unseal(sealed, key, 'another'));
  for (const at of [0, 12, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    assert.throws(() => unseal(changed, key, 'kid'), `byte ${at}`);
  }
});
