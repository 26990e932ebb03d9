import type { Queryable } from '../../runtime/database.ts';

/** Deletes at most `limit` refresh tokens that have expired; gives their number. */
export async function purgeRefreshTokens(db: Queryable, limit: number): Promise<number> {
  return db.execute({
    name: 'purge-refresh-tokens',
    text: `delete from refresh_tokens where token_hash = any(array(
             select token_hash from refresh_tokens where expire_time < now() limit $1::int for update skip locked))`,
    values: [limit],
  });
}

/** Deletes at most `limit` sessions whose last refresh token has expired; gives their number. */
export async function purgeSessions(db: Queryable, limit: number): Promise<number> {
  return db.execute({
    name: 'purge-sessions',
    text: `delete from sessions where id = any(array(
             select id from sessions where expire_time < now() limit $1::int for update skip locked))`,
    values: [limit],
  });
}
