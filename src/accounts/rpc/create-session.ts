import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited } from '../../runtime/audit.ts';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { emailKey } from '../../runtime/email.ts';
import { type PlazaError, resourceExhausted, unauthenticated } from '../../runtime/errors.ts';
import { newId } from '../../runtime/ids.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { findCredentials } from '../db/find-credentials.ts';
import { insertSession } from '../db/insert-session.ts';
import {
  clearFailures,
  type Failures,
  findFailures,
  lockFailures,
  storeFailures,
} from '../db/sign-in-failures.ts';
import { checkGivenPassword } from '../domain/password.ts';
import { lockedForMs, recentFailures } from '../domain/sign-in-failures.ts';
import type { Passwords } from '../passwords.ts';
import type { TokenIssuer } from '../token-issuer.ts';
import { newRefreshToken, REFRESH_LIFETIME_MS } from '../tokens.ts';
import { sessionMessage } from './session-message.ts';

/**
 * An unknown email takes the same steps as a known one with a wrong password, down to the statements. Each attempt that was
 * judged is told to the audit log; one that a lock turned away is not, so that whoever knocks on has nothing to fill it with.
 */
export const createSession =
  (
    db: Database,
    passwords: Passwords,
    issuer: TokenIssuer,
    told: () => void,
  ): Unary<accountsPb.CreateSessionRequest, accountsPb.Session> =>
  async (request, call) => {
    const [typed, password] = [request.getEmail(), request.getPassword()];
    const violations = new Violations();
    const email = emailKey(violations.email('email', typed));
    checkGivenPassword(violations, password);
    violations.throwIfAny();

    const account = await findCredentials(db, { key: email, typed });
    // Only spares the hash; what counts is decided under the lock, after it.
    refuseWhenLocked({ times: account.failures, now: account.now });
    const matches = await passwords.verify(account.password_hash, password, call);
    const { id, roles } = account;
    if (!matches || id === null || roles === null) {
      await recordFailure(db, email, call);
      told();
      throw invalidCredentials();
    }

    const sign = await issuer.signer();
    const refresh = newRefreshToken();
    await db.transaction(async (tx) => {
      const failures = await findFailures(tx, email);
      if (failures) {
        refuseWhenLocked(failures);
        await clearFailures(tx, email);
      }
      const session = { id: newId(), userId: id, tokenHash: refresh.hash, lifetimeMs: REFRESH_LIFETIME_MS };
      if (!(await insertSession(tx, session))) throw invalidCredentials();
      await append(tx, call, [audited(call, 'session.create', `users/${id}`, id)]);
    }, call);
    told();
    return sessionMessage(sign({ id, roles }), refresh.token);
  };

/** Attempts that ran side by side are counted one after the other here: the sixth failure is refused as if it had come later. */
async function recordFailure(db: Database, email: string, call: Call): Promise<void> {
  await db.transaction(async (tx) => {
    const failures = await lockFailures(tx, email);
    refuseWhenLocked(failures);
    const { times, now } = failures;
    await storeFailures(tx, email, [...recentFailures(times, now), now]);
    await append(tx, call, [audited(call, 'session.refuse', 'sessions', email)]);
  }, call);
}

function refuseWhenLocked({ times, now }: Failures): void {
  const seconds = Math.ceil(lockedForMs(times, now) / 1_000);
  if (seconds === 0) return;
  throw resourceExhausted(
    'TOO_MANY_FAILURES',
    `Signing in has failed too often. Please try again in ${seconds} seconds.`,
    { retryAfter: String(seconds) },
  );
}

function invalidCredentials(): PlazaError {
  return unauthenticated('INVALID_CREDENTIALS', 'The e-mail address or the password is wrong.');
}
