// From where a user has signed in lately: at most ten sources, for 30 days after the last time.
import type { Queryable, Tx } from '../../runtime/database.ts';

/** Remembers that a user has signed in from a source; of more than ten the oldest are forgotten. */
export async function rememberSource(tx: Tx, userId: string, source: Buffer): Promise<void> {
  await tx.execute({
    name: 'remember-source',
    text: `with remembered as (
             insert into known_sources (user_id, source) values ($1::uuid, $2::bytea)
             on conflict (user_id, source) do update set use_time = now()
           )
           delete from known_sources where ctid = any(array(
             select ctid from known_sources where user_id = $1::uuid and source <> $2::bytea
             order by use_time desc offset 9 for update skip locked))`,
    values: [userId, source],
  });
}

/** Forgets at most `limit` sources that have not been signed in from for 30 days; gives their number. */
export function purgeKnownSources(db: Queryable, limit: number): Promise<number> {
  return db.execute({
    name: 'purge-known-sources',
    text: `delete from known_sources where ctid = any(array(
             select ctid from known_sources where use_time < now() - interval '30 days'
             limit $1::int for update skip locked))`,
    values: [limit],
  });
}
