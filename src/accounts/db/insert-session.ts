import type { Tx } from '../../runtime/database.ts';

/** Starts a session with its first refresh token. False when the user has been deleted meanwhile, or all their sessions ended. */
export async function insertSession(
  tx: Tx,
  session: { id: string; userId: string; rightsVersion: number; tokenHash: Buffer; lifetimeMs: number },
): Promise<boolean> {
  const inserted = await tx.execute({
    name: 'insert-session',
    text: `with holder as (select id from users where id = $2::uuid and rights_version = $5::int for key share),
                session as (
                  insert into sessions (id, user_id, expire_time)
                  select $1::uuid, id, now() + $4::float8 * interval '1 millisecond' from holder
                  returning id, expire_time)
           insert into refresh_tokens (token_hash, session_id, expire_time)
           select $3::bytea, id, expire_time from session`,
    values: [session.id, session.userId, session.tokenHash, session.lifetimeMs, session.rightsVersion],
  });
  return inserted === 1;
}
