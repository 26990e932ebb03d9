import type { Call } from '../../runtime/call.ts';
import { notFound, unauthenticated } from '../../runtime/errors.ts';
import { Violations } from '../../runtime/validate.ts';

/**
 * The id that a request means by a UUID or `me`, where the caller may see that user: themselves, and staff anybody. For
 * everybody else the answer is NOT_FOUND, as it is where there is no such user, before anything that is wrong with the request.
 */
export function addressedUser(
  call: Pick<Call, 'identity'>,
  id: string,
  violations = new Violations(),
): string {
  const { subject, isStaff } = call.identity;
  if (id === 'me') {
    if (subject === undefined) throw unauthenticated('NOT_SIGNED_IN', 'Sign in to be `me`.');
    return subject;
  }
  if (!violations.uuid('id', id)) violations.throwIfAny();
  if (id !== subject && !isStaff) throw notFound('user', id);
  return id;
}
