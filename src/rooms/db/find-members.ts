import type { Queryable } from '../../runtime/database.ts';

/** The users who are in a room by way of any replica that lives, in the order of their ids. */
export async function findMembers(db: Queryable, room: string): Promise<string[]> {
  const rows = await db.query<{ user_id: string }>({
    name: 'find-members',
    text: `select distinct m.user_id
           from members as m join replicas as r on r.id = m.replica_id and r.expire_time > clock_timestamp()
           where m.room = $1::text
           order by m.user_id`,
    values: [room],
  });
  return rows.map((row) => row.user_id);
}
