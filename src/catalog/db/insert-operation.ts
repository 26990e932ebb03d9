import type { Tx } from '../../runtime/database.ts';
import { OPERATION_COLUMNS, type OperationRow } from './operation-row.ts';
import type { OperationsRow } from './tables.ts';

/** Asks for an import; the first worker that is free takes it up. */
export async function insertOperation(
  tx: Tx,
  operation: Pick<OperationsRow, 'id' | 'csv' | 'request_id' | 'traceparent' | 'total_rows'>,
): Promise<OperationRow> {
  const [row] = await tx.query<OperationRow>({
    name: 'insert-operation',
    text: `insert into operations (id, csv, request_id, traceparent, total_rows)
           values ($1::uuid, $2::text, $3::text, $4::text, $5::int)
           returning ${OPERATION_COLUMNS}`,
    values: [operation.id, operation.csv, operation.request_id, operation.traceparent, operation.total_rows],
  });
  return row!;
}
