import type { Tx } from '../../runtime/database.ts';

/** Marks a token as used and puts another in its place; both live in a session that this transaction has locked. */
export async function rotateToken(
  tx: Tx,
  rotation: { sessionId: string; usedHash: Buffer; newHash: Buffer; lifetimeMs: number },
): Promise<void> {
  // Two statements: within one, the unique index on a session's unused token would meet both.
  await tx.execute({
    name: 'use-refresh-token',
    text: 'update refresh_tokens set use_time = now() where token_hash = $1::bytea',
    values: [rotation.usedHash],
  });
  await tx.execute({
    name: 'insert-refresh-token',
    text: `with session as (
             update sessions set expire_time = now() + $3::float8 * interval '1 millisecond'
             where id = $1::uuid
             returning id, expire_time)
           insert into refresh_tokens (token_hash, session_id, expire_time)
           select $2::bytea, id, expire_time from session`,
    values: [rotation.sessionId, rotation.newHash, rotation.lifetimeMs],
  });
}
