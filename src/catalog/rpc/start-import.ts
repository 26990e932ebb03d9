import type longrunningPb from '../../../gen/google/longrunning/operations_pb.js';
import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { audited } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import type { Fault } from '../../runtime/fault.ts';
import { newId } from '../../runtime/ids.ts';
import { checkKey, keyed } from '../../runtime/keyed.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { traceparentOf } from '../../runtime/telemetry/trace-context.ts';
import { Violations } from '../../runtime/validate.ts';
import { insertOperation } from '../db/insert-operation.ts';
import { readCsv } from '../imports/read-csv.ts';
import { writeCsv } from '../imports/write-csv.ts';
import { toOperationMessage } from './operation-message.ts';

/** `started` is told the id of an operation once it is there to be worked on. */
export function startImport(
  db: Database,
  fault: Fault,
  started: (id: string) => void,
): Unary<pb.StartImportRequest, longrunningPb.Operation> {
  return async (request, call) => {
    const violations = new Violations();
    checkKey(violations, call, request.getRequestId());
    const csv = await readCsv(request.getCsv(), violations, call.signal);
    const id = newId();
    const reply = await keyed(
      db,
      call,
      {
        key: request.getRequestId(),
        request,
        serialize: (operation: longrunningPb.Operation) => operation.serializeBinary(),
      },
      async (tx) => {
        const operation = await insertOperation(tx, {
          id,
          csv: writeCsv(csv),
          request_id: call.requestId,
          traceparent: traceparentOf(call.trace),
          total_rows: csv.records.length,
        });
        const rows = `${csv.records.length} rows`;
        await append(tx, call, [audited(call, 'import.start', `operations/${id}`, undefined, rows)]);
        return toOperationMessage(operation);
      },
    );
    fault('catalog.import.started');
    started(id);
    return reply;
  };
}
