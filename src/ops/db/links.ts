import type { Queryable } from '../../runtime/database.ts';
import type { Link } from '../domain/chain.ts';
import { AUDIT_ENTRIES } from './tables.ts';

/** A time as the chain has it. */
export const utc = (expression: string): string =>
  `to_char(${expression} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const LINK_COLUMNS = `position, id, type, resource, user_id as "userId", ${utc('created_at')} as created, ${utc('logged_at')} as logged, data`;

const BATCH = 1_000;

/** All entries in their order, as many at once as fit into memory; those that come meanwhile too. */
export async function* readLinks(db: Queryable): AsyncGenerator<Link & { hash: Buffer }> {
  let after = -(2n ** 63n);
  for (;;) {
    const links = await db.query<Link & { hash: Buffer }>({
      name: 'read-links',
      text: `select ${LINK_COLUMNS}, hash from ${AUDIT_ENTRIES}
             where position > $1::int8 order by position limit $2::int`,
      values: [after, BATCH],
    });
    yield* links;
    if (links.length < BATCH) return;
    after = links.at(-1)!.position;
  }
}
