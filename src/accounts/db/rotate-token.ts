import type { Event } from '../../runtime/broker/event.ts';
import type { Tx } from '../../runtime/database.ts';
import { telling } from '../../runtime/outbox.ts';

/** Marks a token as used and puts another in its place, and tells of it; both live in a session that this transaction has locked. */
export async function rotateToken(
  tx: Tx,
  rotation: { sessionId: string; usedHash: Buffer; newHash: Buffer; lifetimeMs: number },
  event: Event,
): Promise<void> {
  // Two statements: within one, the unique index on a session's unused token would meet both.
  const use = {
    name: 'use-refresh-token',
    text: 'update refresh_tokens set use_time = now() where token_hash = $1::bytea returning session_id',
    values: [rotation.usedHash],
  };
  await tx.execute(telling(use, [event]));
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
