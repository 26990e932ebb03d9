import { status } from '@grpc/grpc-js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type longrunningPb from '../../../gen/google/longrunning/operations_pb.js';
import { audited } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import { PlazaError, toRichStatus } from '../../runtime/errors.ts';
import { keyed } from '../../runtime/keyed.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { endOperation } from '../db/end-operation.ts';
import { findOperation } from '../db/find-operation.ts';
import { operationNotFound, readOperationName } from './operation-message.ts';

/** Waits for the batch that is being written, and no other follows. What is imported by then stays; one that is done is left as it is. */
export function cancelOperation(
  db: Database,
  ended: (id: string) => void,
): Unary<longrunningPb.CancelOperationRequest, emptyPb.Empty> {
  return async (request, call) => {
    const id = readOperationName(request.getName());
    const reply = await keyed(
      db,
      call,
      { key: '', request, serialize: (empty: emptyPb.Empty) => empty.serializeBinary() },
      async (tx) => {
        if (!(await findOperation(tx, id))) throw operationNotFound(id);
        const error = new PlazaError(status.CANCELLED, 'CANCELLED', 'The import was cancelled.');
        const rich = toRichStatus(error, call.requestId, new Date());
        if (await endOperation(tx, id, 'CANCELLED', rich.serializeBinary()))
          await append(tx, call, [audited(call, 'import.cancel', `operations/${id}`)]);
        return new emptyPb.Empty();
      },
    );
    ended(id);
    return reply;
  };
}
