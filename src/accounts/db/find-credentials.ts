import type { Queryable } from '../../runtime/database.ts';
import type { Role } from '../domain/roles.ts';

export interface Credentials {
  /** Null for an email that is nobody's, as are the other two. */
  id: string | null;
  roles: Role[] | null;
  password_hash: string | null;
  /** Failed attempts with this email, whether somebody's or not. */
  failures: Date[];
  now: Date;
}

/** What signing in with an email starts from: one row for every email, so that an unknown one takes the same steps. */
export async function findCredentials(db: Queryable, email: string): Promise<Credentials> {
  const [row] = await db.query<Credentials>({
    name: 'find-credentials',
    text: `select u.id, u.roles, u.password_hash, coalesce(f.times, '{}') as failures, clock_timestamp() as now
           from (select lower($1::text) as email) given
           left join users u on lower(u.email) = given.email
           left join sign_in_failures f on f.email = given.email`,
    values: [email],
  });
  return row!;
}
