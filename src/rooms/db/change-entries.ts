import type { Database, Tx } from '../../runtime/database.ts';
import {
  type Answer,
  type Applied,
  applyChanges,
  type Held,
  type MadeChange,
} from '../domain/apply-changes.ts';
import type { Change, Entry } from '../domain/entry.ts';
import { toEntry } from './read-entries.ts';
import type { EntriesRow, MadeChangesRow } from './tables.ts';

/**
 * Makes changes to a space in their order, and answers each. The lock of the space's row is held until the commit, so that positions become
 * visible in their order; what the changes are made on is read in statements of their own, whose snapshots are from after the lock.
 */
export function changeEntries(
  db: Database,
  space: string,
  changes: readonly Change[],
  most: Held,
): Promise<Answer[]> {
  return db.transaction(async (tx) => {
    const { position, now, held } = await lockSpace(tx, space, changes.length);
    const [current, known] = [await findEntries(tx, space, changes), await findMade(tx, space, changes)];
    const applied = applyChanges(current, known, changes, { position, now, held, most });
    await write(tx, space, applied);
    return applied.answers;
  });
}

/** Locks the space, and sets aside as many positions as there are changes. */
async function lockSpace(tx: Tx, space: string, positions: number) {
  const [row] = await tx.query<{ position: bigint; now: Date; entries: number; bytes: bigint }>({
    name: 'lock-space',
    text: `insert into spaces as s (space, last_position) values ($1::text, $2::int8)
           on conflict (space) do update set last_position = s.last_position + excluded.last_position
           returning last_position - $2::int8 + 1 as position, clock_timestamp()::timestamptz(3) as now, entries, bytes`,
    values: [space, positions],
  });
  const { position, now, entries, bytes } = row!;
  return { position, now, held: { entries, bytes: Number(bytes) } };
}

async function findEntries(tx: Tx, space: string, changes: readonly Change[]): Promise<Map<string, Entry>> {
  const rows = await tx.query<EntriesRow>({
    name: 'find-entries',
    text: `select space, key, value, version, position, user_id, update_time from entries
           where space = $1::text and key = any($2::text[])`,
    values: [space, [...new Set(changes.map(({ key }) => key))]],
  });
  return new Map(rows.map((row) => [row.key, toEntry(row)]));
}

async function findMade(tx: Tx, space: string, changes: readonly Change[]): Promise<MadeChange[]> {
  const named = changes.filter(({ requestId }) => requestId !== '');
  if (named.length === 0) return [];
  const rows = await tx.query<MadeChangesRow>({
    name: 'find-made-changes',
    text: `select m.user_id, m.request_id, m.change_hash, m.version
           from unnest($2::uuid[], $3::text[]) as c (user_id, request_id)
             join made_changes as m on m.space = $1::text and m.user_id = c.user_id and m.request_id = c.request_id`,
    values: [space, named.map(({ userId }) => userId), named.map(({ requestId }) => requestId)],
  });
  return rows.map((row) => ({
    userId: row.user_id,
    requestId: row.request_id,
    hash: row.change_hash,
    version: row.version,
  }));
}

async function write(tx: Tx, space: string, { entries, made, held }: Applied): Promise<void> {
  const rows = [...entries.values()];
  if (rows.length === 0) return;
  await tx.execute({
    name: 'write-entries',
    text: `with remembered as (
             insert into made_changes (space, user_id, request_id, change_hash, version)
             select $1::text, * from unnest($8::uuid[], $9::text[], $10::bytea[], $11::int8[])
           ), counted as (
             update spaces set entries = $12::int, bytes = $13::int8
             where space = $1::text and (entries, bytes) is distinct from ($12::int, $13::int8)
           )
           insert into entries as e (space, key, value, version, position, user_id, update_time)
           select $1::text, * from unnest($2::text[], $3::text[], $4::int8[], $5::int8[], $6::uuid[], $7::timestamptz[])
           on conflict (space, key) do update
           set value = excluded.value, version = excluded.version, position = excluded.position,
               user_id = excluded.user_id, update_time = excluded.update_time`,
    values: [
      space,
      rows.map(({ key }) => key),
      rows.map(({ value }) => value),
      rows.map(({ version }) => version),
      rows.map(({ position }) => position),
      rows.map(({ userId }) => userId),
      rows.map(({ updateTime }) => updateTime),
      made.map(({ userId }) => userId),
      made.map(({ requestId }) => requestId),
      made.map(({ hash }) => hash),
      made.map(({ version }) => version),
      held.entries,
      Math.max(0, held.bytes),
    ],
  });
}
