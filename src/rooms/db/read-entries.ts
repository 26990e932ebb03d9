import type { Queryable } from '../../runtime/database.ts';
import type { Entry } from '../domain/entry.ts';
import type { EntriesRow } from './tables.ts';

/** The entries of a space whose latest change stands behind a position, in the order of those changes. */
export async function readEntries(
  db: Queryable,
  space: string,
  after: bigint,
  limit: number,
): Promise<Entry[]> {
  const rows = await db.query<EntriesRow>({
    name: 'read-entries',
    text: `select space, key, value, version, position, user_id, update_time from entries
           where space = $1::text and position > $2::int8 order by position limit $3::int`,
    values: [space, after, limit],
  });
  return rows.map(toEntry);
}

/** The position of the latest change to a space; 0 in one that nobody has changed. */
export async function lastChange(db: Queryable, space: string): Promise<bigint> {
  const [row] = await db.query<{ position: bigint }>({
    name: 'last-change',
    text: 'select position from entries where space = $1::text order by position desc limit 1',
    values: [space],
  });
  return row?.position ?? 0n;
}

export function toEntry(row: EntriesRow): Entry {
  return {
    key: row.key,
    value: row.value,
    version: row.version,
    position: row.position,
    userId: row.user_id,
    updateTime: row.update_time,
  };
}
