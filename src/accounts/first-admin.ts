import { audited } from '../runtime/audit.ts';
import { type Event, newEvent } from '../runtime/broker/event.ts';
import { backgroundCall } from '../runtime/call.ts';
import type { Database, Tx } from '../runtime/database.ts';
import { emailKey } from '../runtime/email.ts';
import { failedPrecondition, notFound, unauthenticated } from '../runtime/errors.ts';
import { newId } from '../runtime/ids.ts';
import type { Logger } from '../runtime/log.ts';
import { Violations } from '../runtime/validate.ts';
import { endSessionsOf } from './db/end-session.ts';
import { findCredentials } from './db/find-credentials.ts';
import { insertUser } from './db/insert-user.ts';
import { hasOtherAdmin, lockUsers } from './db/lock-users.ts';
import { outdateTokens } from './db/revoke.ts';
import type { UserRow } from './db/tables.ts';
import { updateUser } from './db/update-user.ts';
import { checkNewPassword } from './domain/password.ts';
import { canonicalRoles, type Role } from './domain/roles.ts';
import { readFullName } from './domain/user-fields.ts';
import { createPasswords } from './passwords.ts';
import { keepAnAdmin } from './rpc/authority.ts';

const SET_ROLES = '/plaza.accounts.v1.Accounts/SetUserRoles';
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Longer than any token may live, by the settings of accounts. */
const KEEP_MS = 25 * 3_600_000;
const HASH_MS = 30_000;
/** Where nobody signs in from. */
const NOWHERE = Buffer.alloc(0);

/**
 * Makes somebody an admin where there is none, and gives their id. The password decides, not the address: anybody may have signed up with
 * that before.
 */
export async function makeFirstAdmin(
  db: Database,
  given: { email: string; fullName: string; password: string },
  log: Logger,
): Promise<string> {
  const violations = new Violations();
  const email = violations.email('email', given.email);
  const fullName = readFullName(violations, given.fullName);
  checkNewPassword(violations, 'password', given.password, { email, username: '', fullName });
  violations.throwIfAny();

  const passwords = await createPasswords(1);
  const hashing = backgroundCall({ method: SET_ROLES, log, deadlineMs: HASH_MS });
  const account = await findAccount(db, email);
  const isTheirs = await passwords.verify(account.password_hash, given.password, hashing);
  if (account.id !== null && !isTheirs)
    throw unauthenticated(
      'INVALID_CREDENTIALS',
      `There is an account ${email}, and this is not its password. Use its password, or another address.`,
    );
  const passwordHash = account.id === null ? await passwords.hash(given.password, hashing, 'signIn') : '';

  return db.transaction(async (tx) => {
    const [user] = account.id === null ? [] : (await lockUsers(tx, [account.id])).values();
    if (await hasOtherAdmin(tx, NOBODY))
      throw failedPrecondition(
        'ADMIN_EXISTS',
        'There is an admin already. Only an admin makes others: POST /v1/users/{id}:setRoles.',
      );
    if (user) return (await setRoles(tx, user, [...user.roles, 'admin'], log)).id;
    const [id, roles] = [newId(), canonicalRoles(['customer', 'admin'])];
    const told = roleChange(id, roles, log);
    await insertUser(tx, { id, email, username: null, fullName, roles, passwordHash }, told);
    return id;
  });
}

/** Takes the role admin from somebody and ends their sessions, unless they are the last; gives their id. */
export async function removeAdmin(db: Database, email: string, log: Logger): Promise<string> {
  const account = await findAccount(db, email);
  return db.transaction(async (tx) => {
    const user = account.id === null ? undefined : (await lockUsers(tx, [account.id])).get(account.id);
    if (!user?.roles.includes('admin')) throw notFound('admin', email);
    await keepAnAdmin(tx, user);
    await setRoles(tx, user, ['customer', ...user.roles.filter((role) => role !== 'admin')], log);
    await endSessionsOf(tx, user.id);
    await outdateTokens(tx, user.id, KEEP_MS);
    return user.id;
  });
}

function findAccount(db: Database, email: string) {
  return findCredentials(db, { email: emailKey(email), source: NOWHERE, typed: email });
}

function setRoles(tx: Tx, user: UserRow, given: readonly Role[], log: Logger): Promise<UserRow> {
  const { id, email, username, full_name: fullName } = user;
  const roles = canonicalRoles(given);
  return updateUser(tx, id, { email, username, fullName, roles }, roleChange(id, roles, log));
}

/** An entry without an actor: the platform did it. */
function roleChange(id: string, roles: readonly Role[], log: Logger): Event {
  const call = backgroundCall({ method: SET_ROLES, log });
  const entry = audited(call, 'user.setRoles', `users/${id}`, undefined, `to ${roles.join(' ')}`);
  return newEvent(call, entry);
}
