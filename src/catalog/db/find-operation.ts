import type { Queryable } from '../../runtime/database.ts';
import { type FailureRow, OPERATION_COLUMNS, type OperationRow } from './operation-row.ts';

/** An operation that is not deleted. */
export async function findOperation(db: Queryable, id: string): Promise<OperationRow | undefined> {
  const [row] = await db.query<OperationRow>({
    name: 'find-operation',
    text: `select ${OPERATION_COLUMNS} from operations where id = $1::uuid and deleted_at is null`,
    values: [id],
  });
  return row;
}

/** The rows of an import that failed and were kept, in their order. */
export async function findFailures(db: Queryable, id: string): Promise<FailureRow[]> {
  return db.query<FailureRow>({
    name: 'find-operation-failures',
    text: 'select row_index, error from operation_failures where operation_id = $1::uuid order by row_index',
    values: [id],
  });
}
