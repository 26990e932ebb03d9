import type { Queryable } from '../../runtime/database.ts';
import type { Revocation } from '../../runtime/revocations.ts';

export interface NewRevocations {
  revocations: Revocation[];
  /** What to give to the next read. */
  since: string;
}

/** Every read begins with this one. */
export const FROM_THE_START = '0';

interface Row {
  id: string | null;
  least_version: number;
  spared: string | null;
  keep_ms: number;
  since: string;
}

/**
 * What has been revoked since an earlier read, and a little of before again: everything of the transactions that had not ended then. None is
 * missed, whichever commits first.
 */
export async function readRevocations(db: Queryable, since: string, limit: number): Promise<NewRevocations> {
  const rows = await db.query<Row>({
    name: 'read-revocations',
    text: `select r.id, r.least_version, r.spared, r.keep_ms, pg_snapshot_xmin(pg_current_snapshot())::text as since
           from (select) as one
           left join lateral (
             select id, least_version, spared, extract(epoch from expire_time - now())::float8 * 1000 as keep_ms, expire_time
             from revocations
             where transaction >= $1::text::xid8 and expire_time > now()
             order by expire_time desc limit $2::int) as r on true
           order by r.expire_time`,
    values: [since, limit],
  });
  return {
    since: rows[0]!.since,
    revocations: rows.flatMap(({ id, least_version: leastVersion, spared, keep_ms: keepMs }) =>
      id === null ? [] : [{ id, leastVersion, spared: spared ?? '', keepMs }],
    ),
  };
}
