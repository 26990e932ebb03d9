import type { Queryable } from '../../runtime/database.ts';
import { emailKey } from '../../runtime/email.ts';
import { emailKeyOf } from './email-columns.ts';

export interface Taken {
  readonly email: boolean;
  readonly username: boolean;
}

/** Says of each whether somebody has the email or the username already, in their order. */
export async function findTaken(
  db: Queryable,
  names: readonly { readonly email: string; readonly username: string | null }[],
): Promise<Taken[]> {
  return db.query<Taken>({
    name: 'find-taken',
    text: `select exists (select from users as o where ${emailKeyOf('o')} = u.email_key) as email,
                  u.username is not null and exists (select from users as o where lower(o.username) = lower(u.username)) as username
           from unnest($1::text[], $2::text[]) with ordinality as u (email_key, username, n)
           order by n`,
    values: [names.map(({ email }) => emailKey(email)), names.map(({ username }) => username)],
  });
}
