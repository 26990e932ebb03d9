import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import longrunningPb from '../../../gen/google/longrunning/operations_pb.js';
import statusPb from '../../../gen/google/rpc/status_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Queryable } from '../../runtime/database.ts';
import { notFound, type PlazaError } from '../../runtime/errors.ts';
import { toTimestamp } from '../../runtime/time.ts';
import { invalidField, isUuid } from '../../runtime/validate.ts';
import { findFailures, findOperation } from '../db/find-operation.ts';
import type { FailureRow, OperationRow } from '../db/operation-row.ts';

const { Failure } = pb.ImportProductsResponse;

/** An operation as clients see it; `failures` go into the response of one that succeeded. */
export function toOperationMessage(
  row: OperationRow,
  failures: readonly FailureRow[] = [],
): longrunningPb.Operation {
  const operation = new longrunningPb.Operation();
  operation.setName(`operations/${row.id}`);
  operation.setMetadata(pack(toMetadata(row).serializeBinary(), 'plaza.catalog.v1.ImportMetadata'));
  operation.setDone(row.state !== 'RUNNING');
  if (row.error) operation.setError(statusPb.Status.deserializeBinary(row.error));
  if (row.state === 'SUCCEEDED') {
    const response = new pb.ImportProductsResponse();
    response.setCreated(row.created);
    response.setUpdated(row.updated);
    response.setFailedCount(row.failed_count);
    response.setFailedList(failures.map(toFailure));
    operation.setResponse(pack(response.serializeBinary(), 'plaza.catalog.v1.ImportProductsResponse'));
  }
  return operation;
}

/** Reads an operation whole; NOT_FOUND when there is none. */
export async function readOperation(db: Queryable, id: string): Promise<longrunningPb.Operation> {
  const row = await findOperation(db, id);
  if (!row) throw operationNotFound(id);
  return toOperationMessage(row, row.failed_count > 0 ? await findFailures(db, id) : []);
}

/** The id of a name such as operations/ID; 400 when it is none. */
export function readOperationName(name: string): string {
  const id = name.startsWith('operations/') ? name.slice('operations/'.length) : '';
  if (!isUuid(id))
    throw invalidField('name', name === '' ? 'is required' : 'must be operations/ and a UUID in lower case');
  return id;
}

export function operationNotFound(id: string): PlazaError {
  return notFound('operation', `operations/${id}`);
}

function toMetadata(row: OperationRow): pb.ImportMetadata {
  const metadata = new pb.ImportMetadata();
  metadata.setTotalRows(row.total_rows);
  metadata.setDoneRows(row.done_rows);
  metadata.setCreated(row.created);
  metadata.setUpdated(row.updated);
  metadata.setFailedCount(row.failed_count);
  metadata.setCreateTime(toTimestamp(row.create_time));
  metadata.setUpdateTime(toTimestamp(row.update_time));
  return metadata;
}

function toFailure({ row_index, error }: FailureRow) {
  const failure = new Failure();
  failure.setIndex(row_index);
  failure.setError(statusPb.Status.deserializeBinary(error));
  return failure;
}

function pack(bytes: Uint8Array, type: string): anyPb.Any {
  const any = new anyPb.Any();
  any.pack(bytes, type);
  return any;
}
