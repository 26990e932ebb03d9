// What a caller may do by their rights of this moment. The roles of a token are those of up to 15 minutes ago; what changes the rights or the
// account of somebody is decided by the rows, within the transaction of the change.
import type { Call } from '../../runtime/call.ts';
import type { Tx } from '../../runtime/database.ts';
import { failedPrecondition, notFound, permissionDenied, sessionEnded } from '../../runtime/errors.ts';
import { hasOtherAdmin, holdRoles, isSessionOpen, lockUsers } from '../db/lock-users.ts';
import type { UserRow } from '../db/tables.ts';
import { mayActOn } from '../domain/rank.ts';
import type { Role } from '../domain/roles.ts';

type Caller = Pick<Call, 'identity' | 'session'>;

/** The user that a caller changes, locked. Throws where there is none, and where the caller may not act on them. */
export async function lockActedOn(tx: Tx, call: Caller, id: string, role?: Role): Promise<UserRow> {
  const { subject } = call.identity;
  if (subject === undefined) throw sessionEnded();
  const users = await lockUsers(tx, [...new Set([id, subject])]);
  const [caller, user] = [users.get(subject), users.get(id)];
  if (!caller) throw sessionEnded();
  await checkSession(tx, call);
  if (role) checkRole(caller.roles, role);
  if (user && mayActOn(caller, user)) return user;
  // Whoever may not read a user does not learn that there is one.
  if (!user || !caller.roles.some((each) => each !== 'customer')) throw notFound('user', id);
  throw permissionDenied('RANK_TOO_LOW', 'Only somebody of a higher rank may change this account.');
}

/** Throws unless the caller has a role now; they keep it until the transaction ends. */
export async function demandRole(tx: Tx, call: Caller, role: Role): Promise<void> {
  const { subject } = call.identity;
  const roles = subject === undefined ? undefined : await holdRoles(tx, subject);
  if (!roles) throw sessionEnded();
  await checkSession(tx, call);
  checkRole(roles, role);
}

/** Throws when an admin is the last one; to be asked before they are deleted or are one no more, behind all other locks. */
export async function keepAnAdmin(tx: Tx, user: UserRow): Promise<void> {
  if (!user.roles.includes('admin') || (await hasOtherAdmin(tx, user.id))) return;
  throw failedPrecondition('LAST_ADMIN', 'This is the last admin. Make somebody else an admin first.');
}

async function checkSession(tx: Tx, { session }: Caller): Promise<void> {
  if (session && !(await isSessionOpen(tx, session.id))) throw sessionEnded();
}

function checkRole(roles: readonly Role[], role: Role): void {
  if (!roles.includes(role))
    throw permissionDenied('ROLE_MISSING', `Only a user with the role ${role} may do this.`);
}
