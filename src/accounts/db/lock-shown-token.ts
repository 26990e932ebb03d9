import type { Tx } from '../../runtime/database.ts';
import type { Role } from '../domain/roles.ts';

export interface ShownTokenRow {
  session_id: string;
  user_id: string;
  /** The user's roles of today. */
  roles: Role[];
  rights_version: number;
  expire_time: Date;
  use_time: Date | null;
  end_time: Date | null;
  now: Date;
}

/** A refresh token with its session locked, so that of two who show one token at once the second sees what the first did. */
export async function lockShownToken(tx: Tx, tokenHash: Buffer): Promise<ShownTokenRow | undefined> {
  const locked = await tx.execute({
    name: 'lock-session-of-token',
    text: `select 1 from sessions
           where id = (select session_id from refresh_tokens where token_hash = $1::bytea) for update`,
    values: [tokenHash],
  });
  if (locked === 0) return undefined;
  // A statement of its own: the one that waited for the lock still sees the token as it was before.
  const [row] = await tx.query<ShownTokenRow>({
    name: 'read-shown-token',
    text: `select s.id as session_id, s.user_id, u.roles, u.rights_version, t.expire_time, t.use_time, s.end_time, now()
           from refresh_tokens t join sessions s on s.id = t.session_id join users u on u.id = s.user_id
           where t.token_hash = $1::bytea`,
    values: [tokenHash],
  });
  return row;
}
