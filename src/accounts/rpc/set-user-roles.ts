import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import { notFound } from '../../runtime/errors.ts';
import { keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { lockUser } from '../db/lock-user.ts';
import { updateUser } from '../db/update-user.ts';
import { canonicalRoles, checkRoles } from '../domain/roles.ts';
import { encodeUser, userMessage } from './user-message.ts';

export const setUserRoles =
  (db: Database, told: () => void): Unary<accountsPb.SetUserRolesRequest, accountsPb.User> =>
  async (request, call) => {
    const id = request.getId();
    const violations = new Violations();
    violations.uuid('id', id);
    checkRoles(violations, request.getRolesList());
    violations.throwIfAny();
    const roles = canonicalRoles(request.getRolesList());

    const reply = await keyed(db, call, { key: '', request, serialize: encodeUser }, async (tx) => {
      const user = await lockUser(tx, id);
      if (!user) throw notFound('user', id);
      if (user.roles.join() === roles.join()) return userMessage(user);
      const { email, username, full_name: fullName } = user;
      const detail = `${user.roles.join(' ')} to ${roles.join(' ')}`;
      const event = newEvent(call, audited(call, 'user.setRoles', `users/${id}`, undefined, detail));
      return userMessage(await updateUser(tx, id, { email, username, fullName, roles }, event));
    });
    told();
    return reply;
  };
