import type { Queryable } from '../../runtime/database.ts';
import type { Role } from '../domain/roles.ts';
import { emailKeyOf } from './email-columns.ts';
import type { Attempt, CountedFailures } from './sign-in-failures.ts';

export interface Credentials {
  /** Null for an email that is nobody's, as are the next three. */
  id: string | null;
  roles: Role[] | null;
  rights_version: number | null;
  password_hash: string | null;
  /** Failed attempts with this email, whether somebody's or not: all, and those of the source. */
  of_account: Date[];
  by_source: Date[];
  /** How long ago the user signed in from the source, null for one that is not known. */
  known_for_ms: number | null;
  now: Date;
}

/**
 * What signing in with an email starts from: one row for every email, so that an unknown one takes the same steps. Of accounts from before
 * addresses were compared by their keys several may have one: then it is the one whose address is as `typed`, or else the oldest.
 */
export async function findCredentials(
  db: Queryable,
  { email, source, typed }: Attempt & { typed: string },
): Promise<Credentials> {
  const [row] = await db.query<Credentials>({
    name: 'find-credentials',
    text: `select u.id, u.roles, u.rights_version, u.password_hash, coalesce(f.times, '{}') as of_account, coalesce(s.times, '{}') as by_source,
                  extract(epoch from clock_timestamp() - k.use_time)::float8 * 1000 as known_for_ms, clock_timestamp() as now
           from (select $1::text as email, $2::bytea as source) given
           left join lateral (select id, roles, rights_version, password_hash from users o where ${emailKeyOf('o')} = given.email
                              order by lower(o.email) = lower($3::text) desc, o.email_twin limit 1) u on true
           left join sign_in_failures f on f.email = given.email
           left join sign_in_failures_by_source s on s.email = given.email and s.source = given.source
           left join known_sources k on k.user_id = u.id and k.source = given.source`,
    values: [email, source, typed],
  });
  return row!;
}

export function failuresOf({ of_account, by_source, now }: Credentials): CountedFailures {
  return { ofAccount: of_account, bySource: by_source, now };
}
