import type { Violations } from '../../runtime/validate.ts';

/** Every role there is, in the order in which a user's roles are kept. */
export const ROLES = ['customer', 'staff', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}

/** At least one role, all of them known; names each wrong one as roles[i]. */
export function checkRoles(violations: Violations, roles: readonly string[]): void {
  violations.check(roles.length > 0, 'roles', 'must hold at least one role');
  roles.forEach((role, i) => {
    violations.check(isRole(role), `roles[${i}]`, `must be one of ${ROLES.join(', ')}`);
  });
}

/** The same set of roles always reads the same: no twins, one order. */
export function canonicalRoles(roles: readonly string[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}
