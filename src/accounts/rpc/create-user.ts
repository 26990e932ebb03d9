import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import type { Unary } from '../../runtime/server.ts';
import { insertUser } from '../db/insert-user.ts';
import type { Passwords } from '../passwords.ts';
import { readNewUser } from './read-new-user.ts';
import { userMessage } from './user-message.ts';

export const createUser =
  (db: Database, passwords: Passwords): Unary<accountsPb.CreateUserRequest, accountsPb.User> =>
  async (request, call) => {
    const { password, ...fields } = readNewUser(request);
    const passwordHash = await passwords.hash(password, call, 'signUp');
    call.signal.throwIfAborted();
    const user = await insertUser(db, {
      id: newId(),
      ...fields,
      roles: ['customer'],
      passwordHash,
    });
    return userMessage(user);
  };
