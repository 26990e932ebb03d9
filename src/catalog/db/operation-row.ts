import type { OperationsRow } from './tables.ts';

/** An operation as it is shown. */
export type OperationRow = Pick<
  OperationsRow,
  | 'id'
  | 'state'
  | 'total_rows'
  | 'done_rows'
  | 'created'
  | 'updated'
  | 'failed_count'
  | 'error'
  | 'create_time'
  | 'update_time'
>;

export const OPERATION_COLUMNS =
  'id, state, total_rows, done_rows, created, updated, failed_count, error, create_time, update_time';

/** A failed row as it was told when it failed. */
export interface FailureRow {
  row_index: number;
  /** An encoded google.rpc.Status. */
  error: Buffer;
}
