import type { Queryable } from '../../runtime/database.ts';

/** Ends the session of a refresh token, whichever of its tokens that is; nothing for one that is unknown or ended. */
export async function endSessionOfToken(db: Queryable, tokenHash: Buffer): Promise<void> {
  await db.execute({
    name: 'end-session-of-token',
    text: `update sessions set end_time = now()
           where id = (select session_id from refresh_tokens where token_hash = $1::bytea) and end_time is null`,
    values: [tokenHash],
  });
}
