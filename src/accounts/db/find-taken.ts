import type { Queryable } from '../../runtime/database.ts';

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
    text: `select exists (select from users as o where lower(o.email) = lower(u.email)) as email,
                  u.username is not null and exists (select from users as o where lower(o.username) = lower(u.username)) as username
           from unnest($1::text[], $2::text[]) with ordinality as u (email, username, n)
           order by n`,
    values: [names.map(({ email }) => email), names.map(({ username }) => username)],
  });
}
