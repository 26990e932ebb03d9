import type { Queryable } from '../../runtime/database.ts';
import { emailKeyColumn } from './email-columns.ts';
import type { NewUser } from './insert-user.ts';

/**
 * Adds users as if one after the other, leaving out whom another has the email or the username of, be it one of these. Gives the ids of
 * those who were added.
 */
export async function insertUsers(db: Queryable, users: readonly NewUser[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>({
    name: 'insert-users',
    text: `insert into users (id, email, email_key, username, full_name, roles, password_hash)
           select id, email, email_key, username, full_name, string_to_array(roles, ','), password_hash
           from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
             with ordinality as u (id, email, email_key, username, full_name, roles, password_hash, n)
           order by n
           on conflict do nothing
           returning id`,
    values: [
      users.map(({ id }) => id),
      users.map(({ email }) => email),
      users.map(({ email }) => emailKeyColumn(email)),
      users.map(({ username }) => username),
      users.map(({ fullName }) => fullName),
      users.map(({ roles }) => roles.join()),
      users.map(({ passwordHash }) => passwordHash),
    ],
  });
  return new Set(rows.map(({ id }) => id));
}
