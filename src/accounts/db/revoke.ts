import type { Queryable, Tx } from '../../runtime/database.ts';

/** Higher than any version that a user gets to. */
const NONE = 2 ** 31 - 1;

interface Revoked {
  id: string;
  /** Of a user's tokens, those of a lower version are refused; undefined: all. */
  leastVersion?: number;
  /** A session of the user whose tokens stay good. */
  spared?: string | undefined;
}

/** Writes whose tokens are refused from the end of this transaction on, for `keepMs`. Do it last: nobody locks anything behind it. */
export async function revoke(
  tx: Tx,
  { id, leastVersion = NONE, spared }: Revoked,
  keepMs: number,
): Promise<void> {
  await tx.execute({
    name: 'revoke',
    text: `insert into revocations as r (id, least_version, spared, expire_time)
           values ($1::uuid, $2::int, $3::uuid, now() + $4::float8 * interval '1 millisecond')
           on conflict (id) do update
             set least_version = excluded.least_version, spared = excluded.spared,
                 expire_time = excluded.expire_time, transaction = pg_current_xact_id()
             where r.least_version <= excluded.least_version`,
    values: [id, leastVersion, spared, keepMs],
  });
}

/** Makes all tokens of a user that are out too old, but for those of one session; that user is locked by this transaction. */
export async function outdateTokens(tx: Tx, id: string, keepMs: number, spared?: string): Promise<void> {
  const [row] = await tx.query<{ rights_version: number }>({
    name: 'outdate-tokens',
    text: `update users set rights_version = rights_version + 1 where id = $1::uuid returning rights_version`,
    values: [id],
  });
  if (row) await revoke(tx, { id, leastVersion: row.rights_version, spared }, keepMs);
}

/** Deletes at most `limit` revocations that no token outlives; gives their number. */
export async function purgeRevocations(db: Queryable, limit: number): Promise<number> {
  return db.execute({
    name: 'purge-revocations',
    text: `delete from revocations where id = any(array(
             select id from revocations where expire_time < now() limit $1::int for update skip locked))`,
    values: [limit],
  });
}
