// The failures of an account as tests see them: in the database.
import type { TestAccounts } from './accounts.ts';
import { untilBlocked } from './until-blocked.ts';

export function accountLocks({ database }: Pick<TestAccounts, 'database'>) {
  const { db } = database;
  return {
    /** Makes the failures of an email so many seconds older. */
    async age(email: string, seconds: number): Promise<void> {
      for (const table of ['sign_in_failures', 'sign_in_failures_by_source'])
        await db.execute({
          name: `spec-age-${table}`,
          text: `update ${table} set update_time = update_time - $2::float8 * interval '1 second',
                   times = array(select t - $2::float8 * interval '1 second' from unnest(times) t)
                 where email = $1::text`,
          values: [email, seconds],
        });
    },
    /** Counts so many failures of an email, from elsewhere. */
    async seek(email: string, failures: number): Promise<void> {
      await db.execute({
        name: 'spec-seek',
        text: `insert into sign_in_failures as f (email, times) values ($1::text, array_fill(now(), array[$2::int]))
               on conflict (email) do update set times = excluded.times`,
        values: [email, failures],
      });
    },
    /** Runs an attempt that passes its first check, waits for the lock, and finds five failures committed behind it. */
    async overtake<T>(email: string, attempt: () => Promise<T>): Promise<T> {
      let result: Promise<T> | undefined;
      await db.transaction(async (tx) => {
        await tx.execute({
          name: 'spec-five-failures',
          text: 'update sign_in_failures_by_source set times = array_fill(now(), array[5]) where email = $1::text',
          values: [email],
        });
        result = attempt();
        await untilBlocked(db, 1);
      });
      return result!;
    },
  };
}
