import type { Queryable } from '../../runtime/database.ts';

/** Forgets reservations that ended 30 days ago, `batch` of them at most; gives their number. */
export async function purgeReservations(db: Queryable, batch: number): Promise<number> {
  return db.execute({
    name: 'purge-reservations',
    text: `delete from reservations where id = any(array(
             select id from reservations
             where state <> 'HELD' and state_time < now() - interval '30 days'
             order by state_time limit $1::int for update skip locked))`,
    values: [batch],
  });
}
