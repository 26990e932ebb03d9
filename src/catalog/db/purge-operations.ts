import type { Queryable } from '../../runtime/database.ts';

/** Removes operations that ended 30 days ago, or were deleted and have ended; `batch` of them at most. Gives their number. */
export async function purgeOperations(db: Queryable, batch: number): Promise<number> {
  return db.execute({
    name: 'purge-operations',
    text: `delete from operations where id = any(array(
             select id from operations
             where end_time < now() - interval '30 days' or (end_time is not null and deleted_at is not null)
             order by end_time limit $1::int for update skip locked))`,
    values: [batch],
  });
}
