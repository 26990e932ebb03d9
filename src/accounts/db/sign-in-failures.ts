// The failed attempts at an account, by what emails are compared by: a row for the account, and one for each source of attempts. Attempts on all
// replicas queue up at the locks of these rows, that of the account always first.
import type { Queryable, Tx } from '../../runtime/database.ts';
import type { Failures } from '../domain/sign-in-failures.ts';

/** Who tries to sign in, and from where. */
export interface Attempt {
  /** What emails are compared by. */
  readonly email: string;
  /** Of sources.ts. */
  readonly source: Buffer;
}

export interface CountedFailures extends Failures {
  /** By the database's clock, the one clock that all replicas share. */
  readonly now: Date;
}

interface Row {
  of_account: Date[] | null;
  by_source: Date[] | null;
  now: Date;
}

/** Locks the failures of an attempt, making empty rows where there are none. */
export async function lockFailures(tx: Tx, { email, source }: Attempt): Promise<CountedFailures> {
  const [row] = await tx.query<Row>({
    name: 'lock-failures',
    text: `with account as (
             insert into sign_in_failures (email, times) values ($1::text, '{}')
             on conflict (email) do update set update_time = now()
             returning times
           ), source as (
             insert into sign_in_failures_by_source (email, source, times) select $1::text, $2::bytea, '{}' from account
             on conflict (email, source) do update set update_time = now()
             returning times
           )
           select account.times as of_account, source.times as by_source, clock_timestamp() as now from account, source`,
    values: [email, source],
  });
  return toFailures(row!);
}

/** Locks the failures of an attempt, where there are any. */
export async function findFailures(tx: Tx, { email, source }: Attempt): Promise<CountedFailures> {
  const [row] = await tx.query<Row>({
    name: 'find-failures',
    text: `with account as materialized (
             select times from sign_in_failures where email = $1::text for update
           ), source as materialized (
             select times from sign_in_failures_by_source
             where (select count(*) from account) >= 0 and email = $1::text and source = $2::bytea for update
           )
           select (select times from account) as of_account, (select times from source) as by_source, clock_timestamp() as now`,
    values: [email, source],
  });
  return toFailures(row!);
}

/** Writes failures that lockFailures() has locked. */
export async function storeFailures(
  tx: Tx,
  { email, source }: Attempt,
  { ofAccount, bySource }: Failures,
): Promise<void> {
  await tx.execute({
    name: 'store-failures',
    text: `with account as (
             update sign_in_failures set times = $3::timestamptz[], update_time = now() where email = $1::text
           )
           update sign_in_failures_by_source set times = $4::timestamptz[], update_time = now()
           where email = $1::text and source = $2::bytea`,
    values: [email, source, ofAccount, bySource],
  });
}

/** Forgets the failures of a source. Those of the account stay: that its user signs in must not help whoever is guessing elsewhere. */
export async function clearFailures(tx: Tx, { email, source }: Attempt): Promise<void> {
  await tx.execute({
    name: 'clear-failures',
    text: 'delete from sign_in_failures_by_source where email = $1::text and source = $2::bytea',
    values: [email, source],
  });
}

/** Deletes at most `limit` rows of failures of accounts that have all been forgotten; gives their number. */
export function purgeFailures(db: Queryable, limit: number): Promise<number> {
  return db.execute({
    name: 'purge-failures',
    text: `delete from sign_in_failures where email = any(array(
             select email from sign_in_failures where update_time < now() - interval '1 hour'
             limit $1::int for update skip locked))`,
    values: [limit],
  });
}

/** The same for those of sources. */
export function purgeFailuresBySource(db: Queryable, limit: number): Promise<number> {
  return db.execute({
    name: 'purge-failures-by-source',
    text: `delete from sign_in_failures_by_source where ctid = any(array(
             select ctid from sign_in_failures_by_source where update_time < now() - interval '1 hour'
             limit $1::int for update skip locked))`,
    values: [limit],
  });
}

function toFailures({ of_account, by_source, now }: Row): CountedFailures {
  return { ofAccount: of_account ?? [], bySource: by_source ?? [], now };
}
