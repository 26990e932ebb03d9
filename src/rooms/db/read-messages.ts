import type { Queryable } from '../../runtime/database.ts';
import type { Message } from '../domain/message.ts';
import type { MessagesRow } from './tables.ts';

/** The messages of a room behind a position, oldest first. */
export async function readMessages(
  db: Queryable,
  room: string,
  after: bigint,
  limit: number,
): Promise<Message[]> {
  const rows = await db.query<MessagesRow>({
    name: 'read-messages',
    text: `select room, position, id, user_id, request_id, text, create_time from messages
           where room = $1::text and position > $2::int8 order by position limit $3::int`,
    values: [room, after, limit],
  });
  return rows.map(toMessage);
}

/** The messages of a room before a position, or all, newest first. */
export async function listMessages(
  db: Queryable,
  room: string,
  before: bigint | undefined,
  limit: number,
): Promise<Message[]> {
  const rows = await db.query<MessagesRow>({
    name: 'list-messages',
    text: `select room, position, id, user_id, request_id, text, create_time from messages
           where room = $1::text and position < $2::int8 order by position desc limit $3::int`,
    values: [room, before ?? 2n ** 63n - 1n, limit],
  });
  return rows.map(toMessage);
}

function toMessage(row: MessagesRow): Message {
  return {
    id: row.id,
    room: row.room,
    position: row.position,
    userId: row.user_id,
    requestId: row.request_id,
    text: row.text,
    createTime: row.create_time,
  };
}
