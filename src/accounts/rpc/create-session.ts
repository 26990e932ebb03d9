import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited, refused, toldItself } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import { emailKey } from '../../runtime/email.ts';
import { type PlazaError, unauthenticated } from '../../runtime/errors.ts';
import { newId } from '../../runtime/ids.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { recordFailure, refuseWhenLocked } from '../attempts.ts';
import { failuresOf, findCredentials } from '../db/find-credentials.ts';
import { insertSession } from '../db/insert-session.ts';
import { rememberSource } from '../db/known-sources.ts';
import { clearFailures, findFailures } from '../db/sign-in-failures.ts';
import { checkGivenPassword } from '../domain/password.ts';
import type { Passwords } from '../passwords.ts';
import type { Sources } from '../sources.ts';
import type { TokenIssuer } from '../token-issuer.ts';
import { newRefreshToken, REFRESH_LIFETIME_MS } from '../tokens.ts';
import { sessionMessage } from './session-message.ts';

/** A source that is known is remembered anew after a day, so that most sign-ins write nothing for it. */
const DAY_MS = 86_400_000;

/**
 * An unknown email takes the same steps as a known one with a wrong password, down to the statements. Each attempt that was
 * judged is told to the audit log; one that a lock turned away is not, so that whoever knocks on has nothing to fill it with.
 */
export const createSession =
  (
    db: Database,
    passwords: Passwords,
    sources: Sources,
    issuer: TokenIssuer,
    told: () => void,
  ): Unary<accountsPb.CreateSessionRequest, accountsPb.Session> =>
  async (request, call) => {
    const [typed, password] = [request.getEmail(), request.getPassword()];
    const violations = new Violations();
    const email = emailKey(violations.email('email', typed));
    checkGivenPassword(violations, password);
    violations.throwIfAny();

    const source = sources(call.clientAddress);
    const account = await findCredentials(db, { email, source, typed });
    const attempt = { email, source, isKnown: account.known_for_ms !== null };
    // Only spares the hash; what counts is decided under the lock, after it.
    refuseWhenLocked(failuresOf(account), attempt);
    const matches = await passwords.verify(account.password_hash, password, call);
    const { id, roles, rights_version: rightsVersion } = account;
    if (!matches || id === null || roles === null || rightsVersion === null) {
      const entry = audited(call, 'session.refuse', 'sessions', email);
      await recordFailure(db, attempt, refused(entry, 'INVALID_CREDENTIALS'), call);
      told();
      throw toldItself(invalidCredentials());
    }

    const sign = await issuer.signer();
    const refresh = newRefreshToken();
    const sessionId = newId();
    await db.transaction(async (tx) => {
      const failures = await findFailures(tx, attempt);
      refuseWhenLocked(failures, attempt);
      if (failures.bySource.length > 0) await clearFailures(tx, attempt);
      const lifetimeMs = REFRESH_LIFETIME_MS;
      const session = { id: sessionId, userId: id, rightsVersion, tokenHash: refresh.hash, lifetimeMs };
      if (!(await insertSession(tx, session))) throw invalidCredentials();
      if ((account.known_for_ms ?? DAY_MS) >= DAY_MS) await rememberSource(tx, id, source);
      await append(tx, call, [audited(call, 'session.create', `users/${id}`, id)]);
    }, call);
    told();
    return sessionMessage(sign({ id, roles, sessionId, rightsVersion }), refresh.token);
  };

function invalidCredentials(): PlazaError {
  return unauthenticated('INVALID_CREDENTIALS', 'The e-mail address or the password is wrong.');
}
