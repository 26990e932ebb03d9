import type { Queryable } from '../../runtime/database.ts';
import { OPERATION_COLUMNS, type OperationRow } from './operation-row.ts';

/** Operations that are not deleted, newest first, those before the id `before`. */
export async function listOperations(
  db: Queryable,
  before: string | undefined,
  limit: number,
): Promise<OperationRow[]> {
  return db.query<OperationRow>({
    name: 'list-operations',
    text: `select ${OPERATION_COLUMNS} from operations
           where deleted_at is null and id < coalesce($1::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
           order by id desc limit $2::int`,
    values: [before ?? null, limit],
  });
}
