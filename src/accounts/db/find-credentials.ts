import type { Queryable } from '../../runtime/database.ts';
import type { Role } from '../domain/roles.ts';
import { emailKeyOf } from './email-columns.ts';

export interface Credentials {
  /** Null for an email that is nobody's, as are the other two. */
  id: string | null;
  roles: Role[] | null;
  password_hash: string | null;
  /** Failed attempts with this email, whether somebody's or not. */
  failures: Date[];
  now: Date;
}

/**
 * What signing in with an email starts from: one row for every email, so that an unknown one takes the same steps. Of accounts from before
 * addresses were compared by their keys several may have one: then it is the one whose address is as `typed`, or else the oldest.
 */
export async function findCredentials(
  db: Queryable,
  { key, typed }: { key: string; typed: string },
): Promise<Credentials> {
  const [row] = await db.query<Credentials>({
    name: 'find-credentials',
    text: `select u.id, u.roles, u.password_hash, coalesce(f.times, '{}') as failures, clock_timestamp() as now
           from (select $1::text as email) given
           left join lateral (select id, roles, password_hash from users o where ${emailKeyOf('o')} = given.email
                              order by lower(o.email) = lower($2::text) desc, o.email_twin limit 1) u on true
           left join sign_in_failures f on f.email = given.email`,
    values: [key, typed],
  });
  return row!;
}
