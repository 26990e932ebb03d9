import type { Call } from '../../runtime/call.ts';
import { unauthenticated } from '../../runtime/errors.ts';

/** The user who calls; 401 for nobody. */
export function userOf(call: Pick<Call, 'identity'>): string {
  const { subject } = call.identity;
  if (subject === undefined) throw unauthenticated('NOT_SIGNED_IN', 'Sign in to take part.');
  return subject;
}
