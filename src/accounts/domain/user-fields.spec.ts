import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Violations } from '../../runtime/validate.ts';
import {
  checkEmail,
  checkFullName,
  checkGivenPassword,
  checkNewPassword,
  checkUsername,
} from './user-fields.ts';

type Check = (violations: Violations, value: string) => unknown;

/** Undefined: it is fine. */
const cases: [check: Check, value: string, violation: string | undefined][] = [
  [checkEmail, 'ada@example.com', undefined],
  [checkEmail, 'a+b.c_d@mail.example.co.uk', undefined],
  [checkEmail, `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.org`, undefined],
  [checkEmail, '', 'email: is required'],
  [checkEmail, 'ada', 'email: must be an e-mail address'],
  [checkEmail, '@example.com', 'email: must be an e-mail address'],
  [checkEmail, 'ada@localhost', 'email: must be an e-mail address'],
  [checkEmail, 'a da@example.com', 'email: must be an e-mail address'],
  [checkEmail, 'ada@example.com\n', 'email: must be an e-mail address'],
  [
    checkEmail,
    `ada@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.org`,
    'email: must be an e-mail address',
  ],
  [checkEmail, 'a\u0000a@example.com', 'email: must not hold control characters'],
  [checkEmail, 'a\ud800a@example.com', 'email: must be valid Unicode'],

  [checkFullName, 'X', undefined],
  [checkFullName, '李小龙', undefined],
  [checkFullName, '🦊'.repeat(200), undefined],
  [checkFullName, '', 'fullName: is required'],
  [checkFullName, 'x'.repeat(201), 'fullName: must have at most 200 characters'],
  [checkFullName, '\u0000', 'fullName: must not hold control characters'],
  [checkFullName, '\udc00', 'fullName: must be valid Unicode'],

  [checkUsername, '', undefined],
  [checkUsername, 'ada', undefined],
  [checkUsername, 'a.d_a-9', undefined],
  [checkUsername, 'x'.repeat(32), undefined],
  [checkUsername, 'ad', "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'"],
  [checkUsername, 'x'.repeat(33), "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'"],
  [checkUsername, 'Ada', "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'"],
  [checkUsername, 'ada\n', "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'"],

  [checkNewPassword, '12345678', undefined],
  [checkNewPassword, ' \t\n     ', undefined],
  [checkNewPassword, '🦊'.repeat(8), undefined],
  [checkNewPassword, '🦊'.repeat(200), undefined],
  [checkNewPassword, '', 'password: is required'],
  [checkNewPassword, '1234567', 'password: must have at least 8 characters'],
  [checkNewPassword, '🦊'.repeat(7), 'password: must have at least 8 characters'],
  [checkNewPassword, 'x'.repeat(201), 'password: must have at most 200 characters'],
  [checkNewPassword, '1234567\u0000', 'password: must not hold NUL'],
  [checkNewPassword, '1234567\ud800', 'password: must be valid Unicode'],

  [checkGivenPassword, 'x', undefined],
  [checkGivenPassword, '', 'password: is required'],
  [checkGivenPassword, 'x'.repeat(201), 'password: must have at most 200 characters'],
  [checkGivenPassword, 'x\u0000', 'password: must not hold NUL'],
];

for (const [check, value, violation] of cases) {
  test(`${check.name}(${JSON.stringify(value.slice(0, 40))}) is ${violation ?? 'fine'}`, () => {
    const violations = new Violations();
    check(violations, value);
    const found = violations.list.map(({ field, description }) => `${field}: ${description}`);
    assert.deepEqual(found, violation === undefined ? [] : [violation]);
  });
}
