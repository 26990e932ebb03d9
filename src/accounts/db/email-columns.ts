import { emailKey } from '../../runtime/email.ts';

/** What a user's address is compared by, of a row of users: the unique index has it, and email_twin behind it. */
export function emailKeyOf(table: string): string {
  return `coalesce(${table}.email_key, lower(${table}.email collate "C"))`;
}

/** The column email_key: null for an address in ASCII, whose lower case is its key. */
export function emailKeyColumn(email: string): string | null {
  return /[\u0080-\u{10ffff}]/u.test(email) ? emailKey(email) : null;
}
