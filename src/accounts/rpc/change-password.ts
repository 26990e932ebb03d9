import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited, refused, toldItself } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import { aborted, notFound, sessionEnded } from '../../runtime/errors.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { invalidField, Violations } from '../../runtime/validate.ts';
import { recordFailure, refuseWhenLocked } from '../attempts.ts';
import { endSessionsOf } from '../db/end-session.ts';
import { findPassword, storePassword } from '../db/find-password.ts';
import { outdateTokens } from '../db/revoke.ts';
import { clearFailures, findFailures } from '../db/sign-in-failures.ts';
import { checkGivenPassword, checkNewPassword } from '../domain/password.ts';
import type { Passwords } from '../passwords.ts';
import type { Revoking } from '../revocation-log.ts';
import type { Sources } from '../sources.ts';
import { addressedUser } from './addressed-user.ts';
import { lockActedOn } from './authority.ts';

/** Whoever guesses at the old password with a stolen token is locked out as at signing in, by the same failures. */
export const changePassword =
  (
    db: Database,
    passwords: Passwords,
    sources: Sources,
    revoking: Revoking,
    told: () => void,
  ): Unary<accountsPb.ChangePasswordRequest, emptyPb.Empty> =>
  async (request, call) => {
    const [oldPassword, newPassword] = [request.getOldPassword(), request.getNewPassword()];
    const violations = new Violations();
    const id = addressedUser(call, request.getId(), violations);
    // Staff cannot know the old one.
    if (violations.list.length === 0 && id !== call.identity.subject) throw notFound('user', id);
    const source = sources(call.clientAddress);
    const stored = await findPassword(db, id, source);
    if (!stored) throw sessionEnded();
    const { email, username, full_name: fullName } = stored;
    checkGivenPassword(violations, oldPassword, 'oldPassword');
    checkNewPassword(violations, 'newPassword', newPassword, { email, username: username ?? '', fullName });
    violations.throwIfAny();

    const attempt = { email: stored.email_key, source, isKnown: stored.isKnown };
    refuseWhenLocked(stored.failures, attempt);
    if (!(await passwords.verify(stored.password_hash, oldPassword, call))) {
      const entry = audited(call, 'user.changePassword', `users/${id}`);
      await recordFailure(db, attempt, refused(entry, 'INVALID_CREDENTIALS'), call);
      told();
      throw toldItself(invalidField('oldPassword', 'is not the password of this account'));
    }
    const becomes = await passwords.hash(newPassword, call, 'signIn');

    await db.transaction(async (tx) => {
      const failures = await findFailures(tx, attempt);
      refuseWhenLocked(failures, attempt);
      if (failures.bySource.length > 0) await clearFailures(tx, attempt);
      await lockActedOn(tx, call, id);
      if (!(await storePassword(tx, id, { was: stored.password_hash, becomes }))) throw changedMeanwhile();
      await endSessionsOf(tx, id, call.session?.id);
      await append(tx, call, [audited(call, 'user.changePassword', `users/${id}`)]);
      await outdateTokens(tx, id, revoking.keepMs, call.session?.id);
    }, call);
    told();
    revoking.told();
    return new emptyPb.Empty();
  };

function changedMeanwhile() {
  return aborted('CONCURRENT_CHANGE', 'The password was changed a moment ago. Please sign in again.');
}
