import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Violations } from '../../runtime/validate.ts';
import { canonicalRoles, checkRoles } from './roles.ts';

const cases: [roles: string[], violations: string[]][] = [
  [['customer'], []],
  [['admin', 'customer', 'admin'], []],
  [[], ['roles: must hold at least one role']],
  [
    ['king', 'staff', 'Admin'],
    ['roles[0]: must be one of customer, staff, admin', 'roles[2]: must be one of customer, staff, admin'],
  ],
];

for (const [roles, expected] of cases) {
  test(`checkRoles(${JSON.stringify(roles)}) finds ${expected.length} wrong`, () => {
    const violations = new Violations();
    checkRoles(violations, roles);
    assert.deepEqual(
      violations.list.map((v) => `${v.field}: ${v.description}`),
      expected,
    );
  });
}

test('a set of roles has one form', () => {
  assert.deepEqual(canonicalRoles(['admin', 'customer', 'admin']), ['customer', 'admin']);
});
