import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Call } from '../../runtime/call.ts';
import type { Database, Tx } from '../../runtime/database.ts';
import { checkEtag, checkOneEtag } from '../../runtime/etag.ts';
import { keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { invalidField, Violations } from '../../runtime/validate.ts';
import type { UserRow } from '../db/tables.ts';
import { updateUser as writeUser } from '../db/update-user.ts';
import { changedFields, type UserFields } from '../domain/user-changes.ts';
import { checkUsername, readFullName } from '../domain/user-fields.ts';
import { addressedUser } from './addressed-user.ts';
import { lockActedOn } from './authority.ts';
import { encodeUser, userMessage } from './user-message.ts';

export const updateUser =
  (db: Database, told: () => void): Unary<accountsPb.UpdateUserRequest, accountsPb.User> =>
  async (request, call) => {
    const given = request.getUser();
    if (!given) throw invalidField('user', 'is required');
    const violations = new Violations();
    checkOneEtag(violations, call, given.getEtag());
    const changes = readChanges(given, request.getUpdateMask()?.getPathsList(), violations);
    const id = addressedUser(call, given.getId(), violations);
    violations.throwIfAny();

    const reply = await keyed(db, call, { key: '', request, serialize: encodeUser }, async (tx) => {
      const user = await lockActedOn(tx, call, id);
      checkEtag(call, given.getEtag(), user.version);
      return userMessage(await apply(tx, call, user, changes));
    });
    told();
    return reply;
  };

function readChanges(
  user: accountsPb.User,
  mask: string[] | undefined,
  violations: Violations,
): Partial<UserFields> {
  const { changes, unknown } = changedFields(
    {
      email: user.hasEmail() ? user.getEmail() : undefined,
      username: user.hasUsername() ? user.getUsername() : undefined,
      fullName: user.hasFullName() ? user.getFullName() : undefined,
    },
    mask,
  );
  if (changes.email !== undefined) changes.email = violations.email('email', changes.email);
  if (changes.username !== undefined) checkUsername(violations, changes.username);
  if (changes.fullName !== undefined) changes.fullName = readFullName(violations, changes.fullName);
  violations.check(unknown.length === 0, 'updateMask', 'may name email, username and full_name, or be `*`');
  return changes;
}

/** What changes nothing leaves the etag as it is, and is no entry. */
async function apply(tx: Tx, call: Call, user: UserRow, changes: Partial<UserFields>): Promise<UserRow> {
  const email = changes.email ?? user.email;
  const username = changes.username === undefined ? user.username : changes.username || null;
  const fullName = changes.fullName ?? user.full_name;
  const changed = Object.entries({
    email: email !== user.email,
    username: username !== user.username,
    fullName: fullName !== user.full_name,
  }).flatMap(([field, differs]) => (differs ? [field] : []));
  if (changed.length === 0) return user;
  // Which, not what: an address may be somebody's who is deleted one day.
  const entry = audited(call, 'user.update', `users/${user.id}`, undefined, changed.join(', '));
  return writeUser(tx, user.id, { email, username, fullName, roles: user.roles }, newEvent(call, entry));
}
