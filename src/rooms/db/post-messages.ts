import type { Queryable } from '../../runtime/database.ts';
import { sqlStateOf } from '../../runtime/sqlstate.ts';
import type { Post } from '../domain/message.ts';

export interface Posted {
  readonly id: string;
  readonly position: bigint;
  readonly createTime: Date;
  /** False when another text has been posted with its request id. */
  readonly same: boolean;
}

/** What a room keeps: how many messages, and the bytes of their texts. */
export interface Kept {
  readonly messages: bigint;
  readonly bytes: bigint;
}

interface Row {
  id: string;
  position: bigint;
  create_time: Date;
  same: boolean;
  messages: bigint | null;
  bytes: bigint | null;
}

/**
 * Posts messages to a room in their order, and gives for each the message that it became: an earlier one when its user has posted with that
 * request id before. `kept` is what the room keeps then, undefined when nothing was added. Positions are given under the lock of the room's row, which is held until the commit, so that they become visible in
 * their order and without a gap.
 *
 * What was posted with a request id is looked up in the snapshot from before the wait for that lock. A twin that committed meanwhile is
 * therefore met by the unique index only, and the whole statement fails: see isTwin.
 */
export async function postMessages(
  db: Queryable,
  room: string,
  posts: readonly Post[],
): Promise<{ posted: Posted[]; kept: Kept | undefined }> {
  const rows = await db.query<Row>({
    name: 'post-messages',
    text: `with wanted as materialized (
             select w.id, w.user_id, w.request_id, w.text, w.n,
                    case when w.request_id = '' then w.n else min(w.n) over (partition by w.user_id, w.request_id) end as first
             from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) with ordinality as w (id, user_id, request_id, text, n)
           ), known as materialized (
             select w.n, m.id, m.position, m.text, m.create_time
             from wanted as w
               join messages as m on m.room = $1::text and m.user_id = w.user_id and m.request_id = w.request_id and m.request_id <> ''
           ), fresh as materialized (
             select w.id, w.user_id, w.request_id, w.text, w.n, row_number() over (order by w.n) as place
             from wanted as w
             where w.n = w.first and not exists (select from known as k where k.n = w.n)
           ), room as (
             insert into rooms as r (room, last_position, bytes)
             select $1::text, count(*), sum(octet_length(text)) from fresh having count(*) > 0
             on conflict (room) do update
             set last_position = r.last_position + excluded.last_position, bytes = r.bytes + excluded.bytes
             returning r.last_position - (select count(*) from fresh) as base, r.last_position - r.first_position + 1 as messages,
                       r.bytes, clock_timestamp() as now
           ), posted as (
             insert into messages as m (room, position, id, user_id, request_id, text, create_time)
             select $1::text, room.base + f.place, f.id, f.user_id, f.request_id, f.text, room.now
             from fresh as f, room
             returning m.id, m.position, m.text, m.create_time
           ), made as (
             select n, id, position, text, create_time from known
             union all
             select f.n, p.id, p.position, p.text, p.create_time from fresh as f join posted as p on p.id = f.id
           )
           select m.id, m.position, m.create_time, m.text = w.text as same, room.messages, room.bytes
           from wanted as w join made as m on m.n = w.first left join room on true
           order by w.n`,
    values: [
      room,
      posts.map((post) => post.id),
      posts.map((post) => post.userId),
      posts.map((post) => post.requestId),
      posts.map((post) => post.text),
    ],
  });
  const [first] = rows;
  return {
    posted: rows.map(({ id, position, create_time, same }) => ({
      id,
      position,
      createTime: create_time,
      same,
    })),
    kept: first?.messages != null ? { messages: first.messages, bytes: first.bytes! } : undefined,
  };
}

/** A post with the same request id was committed while ours waited for the room: asked again, it is found. */
export function isTwin(error: unknown): boolean {
  return (
    sqlStateOf(error) === '23505' && (error as { constraint?: unknown }).constraint === 'messages_of_request'
  );
}

/** Runs what posts, again when it met a twin. */
export async function meetingTwins<T>(post: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await post();
    } catch (error) {
      if (!isTwin(error) || attempt === 5) throw error;
    }
  }
}
