import type { Call } from '../../runtime/call.ts';
import { notFound, unauthenticated } from '../../runtime/errors.ts';
import { Violations } from '../../runtime/validate.ts';

/**
 * The id that a request means by a UUID or `me`, where the caller may see that user: themselves, and staff anybody. For
 * everybody else the answer is NOT_FOUND, as it is where there is no such user.
 */
export function addressedUser(call: Pick<Call, 'identity'>, id: string): string {
  const { subject, isStaff } = call.identity;
  if (id === 'me') {
    if (subject === undefined) throw unauthenticated('NOT_SIGNED_IN', 'Sign in to be `me`.');
    return subject;
  }
  const violations = new Violations();
  violations.uuid('id', id);
  violations.throwIfAny();
  if (id !== subject && !isStaff) throw notFound('user', id);
  return id;
}
