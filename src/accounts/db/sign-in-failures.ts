// The failed attempts of an email, by what emails are compared by, in one row, so that attempts on all replicas queue up at its lock.
import type { Tx } from '../../runtime/database.ts';

export interface Failures {
  times: Date[];
  /** By the database's clock, the one clock that all replicas share. */
  now: Date;
}

/** Locks the failures of an email, making an empty row where there is none. */
export async function lockFailures(tx: Tx, email: string): Promise<Failures> {
  const [row] = await tx.query<Failures>({
    name: 'lock-failures',
    text: `insert into sign_in_failures as f (email, times) values ($1::text, '{}')
           on conflict (email) do update set update_time = now()
           returning f.times, clock_timestamp() as now`,
    values: [email],
  });
  return row!;
}

/** Locks the failures of an email, undefined where there are none. */
export async function findFailures(tx: Tx, email: string): Promise<Failures | undefined> {
  const [row] = await tx.query<Failures>({
    name: 'find-failures',
    text: `select times, clock_timestamp() as now from sign_in_failures where email = $1::text for update`,
    values: [email],
  });
  return row;
}

export async function storeFailures(tx: Tx, email: string, times: readonly Date[]): Promise<void> {
  await tx.execute({
    name: 'store-failures',
    text: 'update sign_in_failures set times = $2::timestamptz[], update_time = now() where email = $1::text',
    values: [email, times],
  });
}

export async function clearFailures(tx: Tx, email: string): Promise<void> {
  await tx.execute({
    name: 'clear-failures',
    text: 'delete from sign_in_failures where email = $1::text',
    values: [email],
  });
}
