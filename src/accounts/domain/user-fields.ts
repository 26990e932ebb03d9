// What a user's own fields may hold. Each check names the JSON field and never repeats the value.
import type { Violations } from '../../runtime/validate.ts';

const USERNAME = /^[a-z0-9._-]{3,32}$/;

/** Gives the name as it is kept: 1 to 200 characters. */
export function readFullName(violations: Violations, fullName: string): string {
  return violations.text('fullName', fullName, { max: 200 });
}

/** Empty (the user has none), or 3 to 32 of a-z, 0-9, '.', '_' and '-'. */
export function checkUsername(violations: Violations, username: string): void {
  const ok = username === '' || USERNAME.test(username);
  violations.check(ok, 'username', "must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'");
}
