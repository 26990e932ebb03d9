import { alreadyExists, type PlazaError } from '../../runtime/errors.ts';
import { isUniqueViolation } from '../../runtime/sqlstate.ts';

/** Passes a write on, with the unique indexes of users translated: ALREADY_EXISTS EMAIL_TAKEN or USERNAME_TAKEN. */
export async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (isUniqueViolation(error, 'users_email_key')) {
      throw emailTaken();
    }
    if (isUniqueViolation(error, 'users_username_key')) {
      throw usernameTaken();
    }
    throw error;
  }
}

export function emailTaken(): PlazaError {
  return alreadyExists('EMAIL_TAKEN', 'There is already an account with this e-mail address.');
}

export function usernameTaken(): PlazaError {
  return alreadyExists('USERNAME_TAKEN', 'This username is taken.');
}
