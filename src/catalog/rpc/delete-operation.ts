import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type longrunningPb from '../../../gen/google/longrunning/operations_pb.js';
import { audited } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import { keyed } from '../../runtime/keyed.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { deleteOperation as remove } from '../db/delete-operation.ts';
import { operationNotFound, readOperationName } from './operation-message.ts';

/** Says that nobody is interested in the result any more. As google.longrunning has it, this does not cancel what is running. */
export function deleteOperation(db: Database): Unary<longrunningPb.DeleteOperationRequest, emptyPb.Empty> {
  return async (request, call) => {
    const id = readOperationName(request.getName());
    return keyed(
      db,
      call,
      { key: '', request, serialize: (empty: emptyPb.Empty) => empty.serializeBinary() },
      async (tx) => {
        if (!(await remove(tx, id))) throw operationNotFound(id);
        await append(tx, call, [audited(call, 'import.delete', `operations/${id}`)]);
        return new emptyPb.Empty();
      },
    );
  };
}
