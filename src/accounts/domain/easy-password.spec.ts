import assert from 'node:assert/strict';
import { test } from 'node:test';
import { easeOf } from './easy-password.ts';

const OWNER = { email: 'ada.countess@example.com', username: 'enchantress_', fullName: 'Ada Lovelace' };

const cases: Record<string, readonly string[]> = {
  PASSWORD_COMMON: [
    '12345678',
    '1234567890',
    'password',
    'PassWord',
    'password1',
    'Password2026!',
    'P@ssw0rd!',
    'pa55word',
    'pass word',
    'p\u00e4ssword',
    '\uff50\uff41\uff53\uff53\uff57\uff4f\uff52\uff44',
    'passwordpassword',
    'qwertyuiop',
    '1qaz2wsx',
    'iloveyou',
    'letmein99',
    'trustno1!',
    'Summer2026!',
    'monkey123',
    'plaza1234',
    'aaaaaaaa',
    'abcabcabc',
    'cdefghij',
    '98765432',
    '\u{1f98a}'.repeat(8),
  ],
  PASSWORD_IS_EMAIL: ['ada.countess@example.com', 'ADA.COUNTESS', 'adacountess', 'countess1815'],
  PASSWORD_IS_USERNAME: ['Enchantress', 'enchantress_1', 'enchantress-enchantress'],
  PASSWORD_IS_NAME: ['Ada Lovelace', 'AdaLovelace1', 'lovelace2026', 'lovelace, ada', 'l0vel@ce99'],
  none: [
    'correct horse battery',
    'plaza-demo-password',
    'eight chars',
    'x7$kQp2m',
    'ada likes trains',
    'Lovelace wrote it',
    ' \t\n     ',
    '\u{1f98a}\u{1f419}\u{1f433}\u{1f989}\u{1f422}\u{1f994}\u{1f41d}\u{1f986}',
  ],
};
for (const [reason, passwords] of Object.entries(cases))
  for (const password of passwords)
    test(`${JSON.stringify(password)}: ${reason}`, () =>
      assert.equal(easeOf(password, OWNER)?.reason ?? 'none', reason));

test('of somebody of whom nothing is known only the common ones are refused', () => {
  const nobody = { email: '', username: '', fullName: '' };
  assert.equal(easeOf('adalovelace9', nobody), undefined);
  assert.equal(easeOf('sunshine', nobody)?.reason, 'PASSWORD_COMMON');
});

test('a name in a script of few letters is one, too', () => {
  const owner = { email: 'w@example.com', username: '', fullName: '\u738b \u4f1f' };
  assert.equal(easeOf('\u738b\u4f1f123456', owner)?.reason, 'PASSWORD_IS_NAME');
  assert.equal(easeOf('\u738b\u4f1f\u5728\u5317\u4eac\u559d\u7eff\u8336', owner), undefined);
});
