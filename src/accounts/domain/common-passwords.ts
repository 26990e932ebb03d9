// The passwords that most people choose, which are what guessing starts with. The list is the one of zxcvbn; its estimate of guesses is not
// used, because it takes a second of the event loop for a password of 200 characters.
import { dictionary } from '@zxcvbn-ts/language-common';

const COMMON = new Set<string>(dictionary['passwords-common']);

/** Whether a password, in lower case, is one of the 49,000 most common ones. */
export function isCommon(password: string): boolean {
  return COMMON.has(password);
}
