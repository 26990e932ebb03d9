import type { Queryable } from '../../runtime/database.ts';

/** Forgets changes that were made more than 24 hours ago, as keys are; gives how many. */
export function purgeMadeChanges(db: Queryable, limit: number): Promise<number> {
  return db.execute({
    name: 'purge-made-changes',
    text: `delete from made_changes where ctid = any(array(
             select ctid from made_changes where created_at < now() - interval '24 hours'
             limit $1::int for update skip locked))`,
    values: [limit],
  });
}
