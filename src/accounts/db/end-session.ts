import type { Event } from '../../runtime/broker/event.ts';
import type { Queryable } from '../../runtime/database.ts';

/**
 * Ends the session of a refresh token, whichever of its tokens that is, and tells of it, as done by and to whose session it was. False,
 * and nothing is told, for a token that is unknown or whose session has ended.
 */
export async function endSessionOfToken(db: Queryable, tokenHash: Buffer, event: Event): Promise<boolean> {
  const ended = await db.execute({
    name: 'end-session-of-token',
    text: `with ended as (
             update sessions set end_time = now()
             where id = (select session_id from refresh_tokens where token_hash = $1::bytea) and end_time is null
             returning user_id::text as actor, 'users/' || user_id as resource
           ), told as (
             insert into outbox (id, event)
             select $2::uuid, $3::jsonb || jsonb_build_object(
               'resource', resource,
               'data', $3::jsonb->'data' || jsonb_build_object('actor', actor, 'resource', resource))
             from ended
           )
           select from ended`,
    values: [tokenHash, event.id, JSON.stringify(event)],
  });
  return ended > 0;
}
