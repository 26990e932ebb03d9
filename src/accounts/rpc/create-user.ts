import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { insertUser } from '../db/insert-user.ts';
import { checkEmail, checkFullName, checkNewPassword, checkUsername } from '../domain/user-fields.ts';
import type { Passwords } from '../passwords.ts';
import { userMessage } from './user-message.ts';

export const createUser =
  (db: Database, passwords: Passwords): Unary<accountsPb.CreateUserRequest, accountsPb.User> =>
  async (request, call) => {
    const [email, password] = [request.getEmail(), request.getPassword()];
    const [fullName, username] = [request.getFullName(), request.getUsername()];
    const violations = new Violations();
    checkEmail(violations, email);
    checkNewPassword(violations, password);
    checkFullName(violations, fullName);
    checkUsername(violations, username);
    violations.throwIfAny();

    const passwordHash = await passwords.hash(password, call.signal);
    call.signal.throwIfAborted();
    const user = await insertUser(db, {
      id: newId(),
      email,
      username: username || null,
      fullName,
      roles: ['customer'],
      passwordHash,
    });
    return userMessage(user);
  };
