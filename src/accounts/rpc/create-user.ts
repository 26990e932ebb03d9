import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import type { Unary } from '../../runtime/server.ts';
import { insertUser } from '../db/insert-user.ts';
import type { Passwords } from '../passwords.ts';
import { readNewUser } from './read-new-user.ts';
import { userMessage } from './user-message.ts';

export const createUser =
  (
    db: Database,
    passwords: Passwords,
    told: () => void,
  ): Unary<accountsPb.CreateUserRequest, accountsPb.User> =>
  async (request, call) => {
    const { password, ...fields } = readNewUser(request);
    const passwordHash = await passwords.hash(password, call, 'signUp');
    call.signal.throwIfAborted();
    const id = newId();
    const user = await insertUser(
      db,
      { id, ...fields, roles: ['customer'], passwordHash },
      newEvent(call, audited(call, 'user.create', `users/${id}`, id)),
    );
    told();
    return userMessage(user);
  };
