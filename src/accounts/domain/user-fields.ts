// What a user's own fields may hold. Each check names the JSON field and never repeats the value.
import type { Violations } from '../../runtime/validate.ts';

const USERNAME = /^[a-z0-9._-]{3,32}$/;
const PASSWORD = { min: 8, max: 200 };

/** An e-mail address of at most 254 characters. */
export function checkEmail(violations: Violations, email: string): void {
  // The shape of an address says nothing about NUL and lone surrogates in its local part; the check of texts does.
  if (violations.email('email', email)) violations.text('email', email, { max: 254 });
}

/** 1 to 200 characters. */
export function checkFullName(violations: Violations, fullName: string): void {
  violations.text('fullName', fullName, { max: 200 });
}

/** Empty (the user has none), or 3 to 32 of a-z, 0-9, '.', '_' and '-'. */
export function checkUsername(violations: Violations, username: string): void {
  const ok = username === '' || USERNAME.test(username);
  violations.check(ok, 'username', "must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'");
}

/** A password that a user chooses: 8 to 200 characters of any kind. */
export function checkNewPassword(violations: Violations, password: string): void {
  if (!checkGivenPassword(violations, password)) return;
  violations.check(
    codePoints(password) >= PASSWORD.min,
    'password',
    `must have at least ${PASSWORD.min} characters`,
  );
}

/** A password that somebody signs in with. A short one is merely wrong; one that can be nobody's is malformed. */
export function checkGivenPassword(violations: Violations, password: string): boolean {
  const problem =
    password === ''
      ? 'is required'
      : password.includes('\u0000')
        ? 'must not hold NUL'
        : !password.isWellFormed()
          ? 'must be valid Unicode'
          : codePoints(password) > PASSWORD.max
            ? `must have at most ${PASSWORD.max} characters`
            : undefined;
  return violations.check(problem === undefined, 'password', problem ?? '');
}

function codePoints(value: string): number {
  return [...value].length;
}
