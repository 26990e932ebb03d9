import { emailKey } from '../../runtime/email.ts';

/**
 * What a user's address is compared by, of a row of users. The unique index has it, with email_twin behind it, so that it settles who is
 * first of two; a twin of before keeps its address from others also when the account that it is a twin of is gone.
 */
export function emailKeyOf(table: string): string {
  return `coalesce(${table}.email_key, lower(${table}.email collate "C"))`;
}

/** The column email_key: null for an address in ASCII, whose lower case is its key. */
export function emailKeyColumn(email: string): string | null {
  return /[\u0080-\u{10ffff}]/u.test(email) ? emailKey(email) : null;
}
