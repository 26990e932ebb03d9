import type { Queryable } from '../../runtime/database.ts';

/** Deletes at most `limit` rows of failures that have all been forgotten; gives their number. */
export async function purgeFailures(db: Queryable, limit: number): Promise<number> {
  return db.execute({
    name: 'purge-failures',
    text: `delete from sign_in_failures where email = any(array(
             select email from sign_in_failures where update_time < now() - interval '1 minute'
             limit $1::int for update skip locked))`,
    values: [limit],
  });
}
