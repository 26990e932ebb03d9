import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { Violations } from '../../runtime/validate.ts';
import { checkNewPassword } from '../domain/password.ts';
import { checkUsername, readFullName } from '../domain/user-fields.ts';

export interface SignUp {
  readonly email: string;
  /** Null for none. */
  readonly username: string | null;
  readonly fullName: string;
  readonly password: string;
}

/** Reads what somebody signs up with; 400 with every field that is wrong. */
export function readNewUser(request: accountsPb.CreateUserRequest): SignUp {
  const [username, password] = [request.getUsername(), request.getPassword()];
  const violations = new Violations();
  const email = violations.email('email', request.getEmail());
  checkNewPassword(violations, 'password', password, {
    email: request.getEmail(),
    username,
    fullName: request.getFullName(),
  });
  const fullName = readFullName(violations, request.getFullName());
  checkUsername(violations, username);
  violations.throwIfAny();
  return { email, username: username || null, fullName, password };
}
