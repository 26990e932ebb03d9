import type { Audited } from '../../runtime/audit.ts';
import type { Queryable, Statement } from '../../runtime/database.ts';
import { totalSize } from '../../runtime/pages.ts';
import { AUDIT_ENTRIES } from './tables.ts';

export interface EntryFilter {
  /** The names that one actor has in the log; none for any actor. */
  readonly actors: readonly string[];
  /** '' for any. */
  readonly action: string;
  /** Undefined for any. */
  readonly outcome: 'DONE' | 'REFUSED' | undefined;
}

export interface Entry {
  readonly position: bigint;
  readonly id: string;
  readonly data: Audited;
  readonly createTime: Date;
  readonly recordTime: Date;
  readonly hash: Buffer;
}

const COLUMNS = 'position, id, data, created_at as "createTime", logged_at as "recordTime", hash';

/** At most `limit` entries behind a position, in order. */
export function readEntries(db: Queryable, after: bigint, limit: number): Promise<Entry[]> {
  return db.query<Entry>({
    name: 'read-entries',
    text: `select ${COLUMNS} from ${AUDIT_ENTRIES} where position > $1::int8 order by position limit $2::int`,
    values: [after, limit],
  });
}

/** Entries before a position, newest first. */
export async function listEntries(
  db: Queryable,
  filter: EntryFilter,
  page: { before: bigint; limit: number },
): Promise<Entry[]> {
  const { name, text, values } = matching('list-entries', filter, [page.before, page.limit]);
  return db.query<Entry>({
    name,
    text: `select ${COLUMNS} from ${AUDIT_ENTRIES}
           where position < $1::int8 ${text} order by position desc limit $2::int`,
    values,
  });
}

/** How many there are: exact to 10 000, an estimate beyond. */
export function countEntries(db: Queryable, filter: EntryFilter): Promise<number> {
  const { name, text, values } = matching('count-entries', filter, []);
  return totalSize(db, { name, text: `select 1 from ${AUDIT_ENTRIES} where true ${text}`, values });
}

/** A statement of its own for each combination, so that each has its plan: one for all could use no index. */
function matching(
  name: string,
  { actors, action, outcome }: EntryFilter,
  given: unknown[],
): Required<Statement> {
  const values = [...given];
  let [text, names] = ['', name];
  for (const [field, wanted] of Object.entries({ actor: actors, action: action === '' ? [] : [action] })) {
    if (wanted.length === 0) continue;
    const parameters = wanted.map((value) => `$${values.push(value)}::text`);
    text += ` and data->>'${field}' in (${parameters.join(', ')})`;
    names += `-by-${field}-${wanted.length}`;
  }
  if (outcome === 'DONE') text += ` and data->>'outcome' is null`;
  if (outcome === 'REFUSED') text += ` and data->>'outcome' = 'REFUSED'`;
  if (outcome) names += `-${outcome.toLowerCase()}`;
  return { name: names, text, values };
}
