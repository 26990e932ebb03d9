import type { Queryable } from '../../runtime/database.ts';

/** The position of the newest message of a room, which is also how many there are; 0 in one that nobody has posted to. */
export async function lastPosition(db: Queryable, room: string): Promise<bigint> {
  const [row] = await db.query<{ last_position: bigint }>({
    name: 'last-position',
    text: 'select last_position from rooms where room = $1::text',
    values: [room],
  });
  return row?.last_position ?? 0n;
}

/** The position behind which a room's messages from a time on stand. */
export async function positionBefore(db: Queryable, room: string, since: Date): Promise<bigint> {
  const [row] = await db.query<{ position: bigint }>({
    name: 'position-before',
    text: `select position from messages where room = $1::text and create_time >= $2::timestamptz
           order by create_time, position limit 1`,
    values: [room, since],
  });
  return row ? row.position - 1n : lastPosition(db, room);
}
