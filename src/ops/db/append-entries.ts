import type { Database, Tx } from '../../runtime/database.ts';
import { type EventToLog, lockLog } from '../../runtime/event-log.ts';
import { GENESIS, hashOf, type Link } from '../domain/chain.ts';
import { utc } from './links.ts';
import { AUDIT_ENTRIES } from './tables.ts';

/**
 * Appends entries in their order, each with the next place and the hash that follows; leaves out those that are there already. Gives the
 * number of new ones. One writer at a time, over all replicas: the lock is held until the commit.
 */
export function appendEntries(db: Database, entries: readonly EventToLog[]): Promise<number> {
  if (entries.length === 0) return Promise.resolve(0);
  return db.transaction(async (tx) => {
    await lockLog(tx, AUDIT_ENTRIES);
    const { now, known, position, hash } = await readHead(tx, entries);
    const links: Link[] = [];
    const hashes: Buffer[] = [];
    let [at, before] = [position ?? 0n, hash ?? GENESIS];
    for (const { id, type, resource, userId = '', time, data } of entries) {
      if (known.has(id)) continue;
      known.add(id);
      const created = new Date(time).toISOString().replace('Z', '000Z');
      const link = { position: ++at, id, type, resource, userId, created, logged: now, data };
      before = hashOf(before, link);
      links.push(link);
      hashes.push(before);
    }
    return links.length === 0 ? 0 : insert(tx, links, hashes, now);
  });
}

interface Head {
  now: string;
  known: Set<string>;
  position: bigint | null;
  hash: Buffer | null;
}

/** A statement of its own, for a snapshot from after the lock. */
async function readHead(tx: Tx, entries: readonly EventToLog[]): Promise<Head> {
  const [row] = await tx.query<Omit<Head, 'known'> & { known: string[] }>({
    name: 'read-audit-head',
    text: `select ${utc('clock_timestamp()')} as now, head.position, head.hash,
                  array(select id::text from ${AUDIT_ENTRIES} where id = any($1::uuid[])) as known
           from (select) as one
             left join lateral (select position, hash from ${AUDIT_ENTRIES} order by position desc limit 1) as head on true`,
    values: [entries.map(({ id }) => id)],
  });
  return { ...row!, known: new Set(row!.known) };
}

function insert(tx: Tx, links: readonly Link[], hashes: readonly Buffer[], now: string): Promise<number> {
  return tx.execute({
    name: 'append-entries',
    text: `insert into ${AUDIT_ENTRIES} (position, id, type, user_id, resource, data, created_at, logged_at, hash)
           select position, id, type, user_id, resource, data, created_at, $8::timestamptz, hash
           from unnest($1::int8[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::timestamptz[], $9::bytea[])
             as e (position, id, type, user_id, resource, data, created_at, hash)`,
    values: [
      links.map(({ position }) => position),
      links.map(({ id }) => id),
      links.map(({ type }) => type),
      links.map(({ userId }) => userId),
      links.map(({ resource }) => resource),
      links.map(({ data }) => JSON.stringify(data)),
      links.map(({ created }) => created),
      now,
      hashes,
    ],
  });
}
