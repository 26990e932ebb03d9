import type { Queryable, Tx } from '../../runtime/database.ts';

export type Kind = 'rooms' | 'spaces';

const STATEMENTS = {
  rooms: {
    find: 'select 1 as found from rooms where room = $1::text',
    make: `with made as (
             insert into rooms (room, last_position) values ($1::text, 0) on conflict do nothing returning room
           )
           insert into makers as m (user_id, rooms) select $2::uuid, 1 from made
           on conflict (user_id) do update set rooms = m.rooms + 1 returning rooms as count`,
  },
  spaces: {
    find: 'select 1 as found from spaces where space = $1::text',
    make: `with made as (
             insert into spaces (space, last_position) values ($1::text, 0) on conflict do nothing returning space
           )
           insert into makers as m (user_id, spaces) select $2::uuid, 1 from made
           on conflict (user_id) do update set spaces = m.spaces + 1 returning spaces as count`,
  },
} as const;

/** Whether a room or space is there. */
export async function isMade(db: Queryable, kind: Kind, name: string): Promise<boolean> {
  const rows = await db.query({ name: `find-${kind}`, text: STATEMENTS[kind].find, values: [name] });
  return rows.length > 0;
}

/** Makes a room or space, and gives how many its maker has made then; undefined when it is there already. */
export async function make(tx: Tx, kind: Kind, name: string, userId: string): Promise<number | undefined> {
  const [row] = await tx.query<{ count: number }>({
    name: `make-${kind}`,
    text: STATEMENTS[kind].make,
    values: [name, userId],
  });
  return row?.count;
}
