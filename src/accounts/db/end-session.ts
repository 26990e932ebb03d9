import type { Event } from '../../runtime/broker/event.ts';
import type { Queryable, Tx } from '../../runtime/database.ts';

/**
 * Ends the session of a refresh token, whichever of its tokens that is, revokes its access tokens for `keepMs`, and tells of it, as done by
 * and to whose session it was. False, and nothing is told, for a token that is unknown or whose session has ended.
 */
export async function endSessionOfToken(
  db: Queryable,
  tokenHash: Buffer,
  keepMs: number,
  event: Event,
): Promise<boolean> {
  const ended = await db.execute({
    name: 'end-session-of-token',
    text: `with ended as (
             update sessions set end_time = now()
             where id = (select session_id from refresh_tokens where token_hash = $1::bytea) and end_time is null
             returning id, user_id::text as actor, 'users/' || user_id as resource
           ), revoked as (
             insert into revocations (id, least_version, expire_time)
             select id, 2147483647, now() + $2::float8 * interval '1 millisecond' from ended
             on conflict (id) do nothing
           ), told as (
             insert into outbox (id, event)
             select $3::uuid, $4::jsonb || jsonb_build_object(
               'resource', resource,
               'data', $4::jsonb->'data' || jsonb_build_object('actor', actor, 'resource', resource))
             from ended
           )
           select from ended`,
    values: [tokenHash, keepMs, event.id, JSON.stringify(event)],
  });
  return ended > 0;
}

/** Ends all sessions of a user, but for one where that is given. */
export async function endSessionsOf(tx: Tx, userId: string, spared?: string): Promise<void> {
  await tx.execute({
    name: 'end-sessions-of-user',
    text: `update sessions set end_time = now()
           where user_id = $1::uuid and end_time is null and id is distinct from $2::uuid`,
    values: [userId, spared],
  });
}
