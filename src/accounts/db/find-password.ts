import type { Queryable, Tx } from '../../runtime/database.ts';
import { emailKeyOf } from './email-columns.ts';
import type { CountedFailures } from './sign-in-failures.ts';

export interface StoredPassword {
  password_hash: string;
  /** What failures to sign in are counted by. */
  email_key: string;
  email: string;
  username: string | null;
  full_name: string;
  failures: CountedFailures;
  /** Whether the user has signed in from the source lately. */
  isKnown: boolean;
}

type Row = Omit<StoredPassword, 'failures' | 'isKnown'> & {
  of_account: Date[];
  by_source: Date[];
  is_known: boolean;
  now: Date;
};

/** The password of a user, of whom it must not remind, and how often somebody got it wrong lately, there and from the source. */
export async function findPassword(
  db: Queryable,
  id: string,
  source: Buffer,
): Promise<StoredPassword | undefined> {
  const [row] = await db.query<Row>({
    name: 'find-password',
    text: `select u.*, coalesce(f.times, '{}') as of_account, coalesce(s.times, '{}') as by_source,
                  k.user_id is not null as is_known, clock_timestamp() as now
           from (select password_hash, ${emailKeyOf('o')} as email_key, email, username, full_name, id
                 from users o where id = $1::uuid) u
           left join sign_in_failures f on f.email = u.email_key
           left join sign_in_failures_by_source s on s.email = u.email_key and s.source = $2::bytea
           left join known_sources k on k.user_id = u.id and k.source = $2::bytea`,
    values: [id, source],
  });
  if (!row) return undefined;
  const { of_account: ofAccount, by_source: bySource, is_known: isKnown, now, ...found } = row;
  return { ...found, failures: { ofAccount, bySource, now }, isKnown };
}

/** Puts a password in the place of the one that was verified; false when that is another one by now. */
export async function storePassword(
  tx: Tx,
  id: string,
  { was, becomes }: { was: string; becomes: string },
): Promise<boolean> {
  const changed = await tx.execute({
    name: 'store-password',
    text: 'update users set password_hash = $3::text where id = $1::uuid and password_hash = $2::text',
    values: [id, was, becomes],
  });
  return changed === 1;
}
