import type { Database, Tx } from '../../runtime/database.ts';
import type { Kept } from './post-messages.ts';

/** Messages of one transaction, so that nobody who posts waits for long. */
const BATCH = 500;

/** Deletes the oldest messages of a room until it keeps no more than `most`, a batch at most; gives whether there may be more to delete. */
export function trimRoom(db: Database, room: string, most: Kept): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { last_position, bytes } = await lockRoom(tx, room);
    const gone = await deleteOldest(tx, room, last_position - most.messages, bytes - most.bytes);
    if (gone.count === 0) return false;
    await tx.execute({
      name: 'trim-room',
      text: `update rooms set first_position = $2::int8, bytes = greatest(0, bytes - $3::int8) where room = $1::text`,
      values: [room, gone.last + 1n, gone.bytes],
    });
    return gone.count === BATCH;
  });
}

async function lockRoom(tx: Tx, room: string) {
  const [row] = await tx.query<{ last_position: bigint; bytes: bigint }>({
    name: 'lock-room',
    text: 'select last_position, bytes from rooms where room = $1::text for update',
    values: [room],
  });
  return row ?? { last_position: 0n, bytes: 0n };
}

/** Deletes up to a position, and until so many bytes are gone. */
async function deleteOldest(tx: Tx, room: string, upTo: bigint, bytes: bigint) {
  const [gone] = await tx.query<{ count: number; last: bigint; bytes: bigint }>({
    name: 'delete-oldest',
    text: `with oldest as (
             select position, octet_length(text) as bytes from messages where room = $1::text order by position limit ${BATCH}
           ), running as (
             select position, sum(bytes) over (order by position) - bytes as before from oldest
           ), gone as (
             delete from messages as m using running as r
             where m.room = $1::text and m.position = r.position and (r.position <= $2::int8 or r.before < $3::int8)
             returning m.position, octet_length(m.text) as bytes
           )
           select count(*)::int as count, coalesce(max(position), 0) as last, coalesce(sum(bytes), 0)::int8 as bytes from gone`,
    values: [room, upTo, bytes],
  });
  return gone!;
}
