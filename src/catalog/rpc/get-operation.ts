import type longrunningPb from '../../../gen/google/longrunning/operations_pb.js';
import type { Database } from '../../runtime/database.ts';
import type { Unary } from '../../runtime/server.ts';
import { readOperation, readOperationName } from './operation-message.ts';

export function getOperation(
  db: Database,
): Unary<longrunningPb.GetOperationRequest, longrunningPb.Operation> {
  return async (request) => readOperation(db, readOperationName(request.getName()));
}
