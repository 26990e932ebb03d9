import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { Violations } from '../../runtime/validate.ts';
import { checkEmail, checkFullName, checkNewPassword, checkUsername } from '../domain/user-fields.ts';

export interface SignUp {
  readonly email: string;
  /** Null for none. */
  readonly username: string | null;
  readonly fullName: string;
  readonly password: string;
}

/** Reads what somebody signs up with; 400 with every field that is wrong. */
export function readNewUser(request: accountsPb.CreateUserRequest): SignUp {
  const [email, password] = [request.getEmail(), request.getPassword()];
  const [fullName, username] = [request.getFullName(), request.getUsername()];
  const violations = new Violations();
  checkEmail(violations, email);
  checkNewPassword(violations, password);
  checkFullName(violations, fullName);
  checkUsername(violations, username);
  violations.throwIfAny();
  return { email, username: username || null, fullName, password };
}
