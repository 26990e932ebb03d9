import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Violations } from '../../runtime/validate.ts';
import { checkGivenPassword, checkNewPassword, preparePassword } from './password.ts';

const NOBODY = { email: '', username: '', fullName: '' };
const asNew = (violations: Violations, value: string) =>
  checkNewPassword(violations, 'password', value, NOBODY);

type Check = (violations: Violations, value: string) => unknown;

/** Undefined: it is fine. */
const cases: [check: Check, value: string, problem: string | undefined][] = [
  [asNew, 'x7kQp2mw', undefined],
  [asNew, ' \t\n     ', undefined],
  [asNew, '👩‍👩‍👧👩‍👩‍👧', undefined],
  [asNew, '🦊🐙🐳🦉🐢🦔🐝🦆', undefined],
  [asNew, '🦊🐙🐳🦉🐢🦔🐝🦆'.repeat(25), undefined],
  [asNew, 'e\u0301a\u0300o\u0302u\u0308i\u0308'.repeat(40), undefined],
  [asNew, '', 'is required'],
  [asNew, '1234567', 'must have at least 8 characters'],
  [asNew, '🦊'.repeat(7), 'must have at least 8 characters'],
  [asNew, 'e\u0301'.repeat(7), 'must have at least 8 characters'],
  [asNew, 'x'.repeat(201), 'must have at most 200 characters'],
  // A letter that NFC writes as two.
  [asNew, '\u0958'.repeat(101), 'must have at most 200 characters'],
  [asNew, '1234567\u0000', 'must not hold NUL'],
  [asNew, '1234567\u001b', 'must not hold control characters other than tab and newline'],
  [asNew, '1234567\u0085', 'must not hold control characters other than tab and newline'],
  [asNew, '1234567\ud800', 'must be valid Unicode'],
  [asNew, '\u200b'.repeat(8), 'must not be of invisible characters alone'],

  [checkGivenPassword, 'x', undefined],
  [checkGivenPassword, '1234567\u001b', undefined],
  [checkGivenPassword, '\u200b'.repeat(8), undefined],
  [checkGivenPassword, '\u0958'.repeat(200), undefined],
  [checkGivenPassword, 'e\u0301'.repeat(200), undefined],
  [checkGivenPassword, '', 'is required'],
  [checkGivenPassword, 'x'.repeat(201), 'must have at most 200 characters'],
  [checkGivenPassword, 'x\u0000', 'must not hold NUL'],
];
for (const [check, value, problem] of cases) {
  test(`${check.name}(${JSON.stringify(value.slice(0, 20))}) is ${problem ?? 'fine'}`, () => {
    const violations = new Violations();
    check(violations, value);
    const expected = problem === undefined ? [] : [{ field: 'password', description: problem }];
    assert.deepEqual(violations.list, expected);
  });
}

test('a password that is too easy is refused with a reason, under the name of its field', () => {
  const violations = new Violations();
  checkNewPassword(violations, 'newPassword', 'Passw\u00f6rd1', NOBODY);
  assert.deepEqual(violations.list, [
    {
      field: 'newPassword',
      description: 'is too common: choose one that nobody else would',
      reason: 'PASSWORD_COMMON',
    },
  ]);
});

const prepared: [typed: string, password: string][] = [
  ['correct horse', 'correct horse'],
  ['re\u0301sume\u0301', 'r\u00e9sum\u00e9'],
  ['r\u00e9sum\u00e9', 'r\u00e9sum\u00e9'],
  ['a\u00a0b\u2003c\u3000d', 'a b c d'],
  ['Ａ', 'Ａ'],
  ['\u1100\u1161', '\uac00'],
];
for (const [typed, password] of prepared) {
  test(`${JSON.stringify(typed)} is prepared`, () => assert.equal(preparePassword(typed), password));
}
