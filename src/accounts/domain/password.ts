// What a password may be, and the one form of what people type for it. Nothing here ever repeats a password.
import { codePoints, holdsControls } from '../../runtime/text.ts';
import type { Violations } from '../../runtime/validate.ts';
import { easeOf, type Owner } from './easy-password.ts';

const SHORTEST = 8;
const LONGEST = 200;

/** The OpaqueString of RFC 8265: keyboards write one letter in several ways, and a space as one that does not break. */
export function preparePassword(typed: string): string {
  return typed.replace(/\p{Zs}/gu, ' ').normalize('NFC');
}

/**
 * A password that a user chooses: 8 to 200 characters as it is prepared, without controls other than tab and newline, and not one that is
 * guessed first. `field` is the JSON name of the field; what stands in the owner may be wrong itself.
 */
export function checkNewPassword(violations: Violations, field: string, typed: string, owner: Owner): void {
  if (!checkGivenPassword(violations, typed, field)) return;
  const password = preparePassword(typed);
  const problem =
    codePoints(password) < SHORTEST
      ? `must have at least ${SHORTEST} characters`
      : codePoints(password) > LONGEST
        ? TOO_LONG
        : holdsControls(password)
          ? 'must not hold control characters other than tab and newline'
          : /^\p{Default_Ignorable_Code_Point}*$/u.test(password)
            ? 'must not be of invisible characters alone'
            : undefined;
  const ease = problem === undefined ? easeOf(password, owner) : undefined;
  if (problem !== undefined) violations.add(field, problem);
  else if (ease) violations.add(field, ease.description, ease.reason);
}

const TOO_LONG = `must have at most ${LONGEST} characters`;

/**
 * A password that somebody signs in with. A short one is merely wrong; one that can be nobody's is malformed. One of before was counted as it
 * was typed.
 */
export function checkGivenPassword(violations: Violations, typed: string, field = 'password'): boolean {
  const problem =
    typed === ''
      ? 'is required'
      : typed.includes('\u0000')
        ? 'must not hold NUL'
        : !typed.isWellFormed()
          ? 'must be valid Unicode'
          : codePoints(typed) > LONGEST && codePoints(preparePassword(typed)) > LONGEST
            ? TOO_LONG
            : undefined;
  return violations.check(problem === undefined, field, problem ?? '');
}
