import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Violations } from '../../runtime/validate.ts';
import { checkUsername, readFullName } from './user-fields.ts';

type Check = (violations: Violations, value: string) => unknown;

/** Undefined: it is fine. */
const cases: [check: Check, value: string, violation: string | undefined][] = [
  [readFullName, 'X', undefined],
  [readFullName, '李小龙', undefined],
  [readFullName, '🦊'.repeat(200), undefined],
  [readFullName, '', 'fullName: is required'],
  [readFullName, 'x'.repeat(201), 'fullName: must have at most 200 characters'],
  [readFullName, '\u0000', 'fullName: must not hold control characters other than tab and newline'],
  [readFullName, '\udc00', 'fullName: must be valid Unicode'],

  [checkUsername, '', undefined],
  [checkUsername, 'ada', undefined],
  [checkUsername, 'a.d_a-9', undefined],
  [checkUsername, 'x'.repeat(32), undefined],
  [checkUsername, 'ad', "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'"],
  [checkUsername, 'x'.repeat(33), "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'"],
  [checkUsername, 'Ada', "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'"],
  [checkUsername, 'ada\n', "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'"],
];

for (const [check, value, violation] of cases) {
  test(`${check.name}(${JSON.stringify(value.slice(0, 40))}) is ${violation ?? 'fine'}`, () => {
    const violations = new Violations();
    check(violations, value);
    const found = violations.list.map(({ field, description }) => `${field}: ${description}`);
    assert.deepEqual(found, violation === undefined ? [] : [violation]);
  });
}
