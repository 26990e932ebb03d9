import type { Queryable } from '../../runtime/database.ts';

export interface Positions {
  /** Of the oldest message that is kept. */
  readonly first: bigint;
  /** Of the newest one. */
  readonly last: bigint;
}

/** Where the messages of a room stand; in one that nobody has posted to from 1 to 0. */
export async function positionsOf(db: Queryable, room: string): Promise<Positions> {
  const [row] = await db.query<{ first_position: bigint; last_position: bigint }>({
    name: 'positions-of-room',
    text: 'select first_position, last_position from rooms where room = $1::text',
    values: [room],
  });
  return { first: row?.first_position ?? 1n, last: row?.last_position ?? 0n };
}

/** The position of the newest message of a room; 0 in one that nobody has posted to. */
export async function lastPosition(db: Queryable, room: string): Promise<bigint> {
  return (await positionsOf(db, room)).last;
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
