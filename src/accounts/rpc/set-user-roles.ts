import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import { keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { outdateTokens } from '../db/revoke.ts';
import { updateUser } from '../db/update-user.ts';
import { canonicalRoles, checkRoles } from '../domain/roles.ts';
import type { Revoking } from '../revocation-log.ts';
import { keepAnAdmin, lockActedOn } from './authority.ts';
import { encodeUser, userMessage } from './user-message.ts';

export const setUserRoles =
  (
    db: Database,
    revoking: Revoking,
    told: () => void,
  ): Unary<accountsPb.SetUserRolesRequest, accountsPb.User> =>
  async (request, call) => {
    const id = request.getId();
    const violations = new Violations();
    violations.uuid('id', id);
    checkRoles(violations, request.getRolesList());
    violations.throwIfAny();
    const roles = canonicalRoles(request.getRolesList());

    const reply = await keyed(db, call, { key: '', request, serialize: encodeUser }, async (tx) => {
      const user = await lockActedOn(tx, call, id, 'admin');
      if (user.roles.join() === roles.join()) return userMessage(user);
      const { email, username, full_name: fullName } = user;
      if (!roles.includes('admin')) await keepAnAdmin(tx, user);
      const detail = `${user.roles.join(' ')} to ${roles.join(' ')}`;
      const event = newEvent(call, audited(call, 'user.setRoles', `users/${id}`, undefined, detail));
      const updated = await updateUser(tx, id, { email, username, fullName, roles }, event);
      if (!user.roles.every((role) => roles.includes(role))) await outdateTokens(tx, id, revoking.keepMs);
      return userMessage(updated);
    });
    told();
    revoking.told();
    return reply;
  };
