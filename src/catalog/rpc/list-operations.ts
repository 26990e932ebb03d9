import longrunningPb from '../../../gen/google/longrunning/operations_pb.js';
import type { Database } from '../../runtime/database.ts';
import { type PageTokens, pageSize } from '../../runtime/pages.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { listOperations as list } from '../db/list-operations.ts';
import { toOperationMessage } from './operation-message.ts';

/** Newest first. Which rows of an import failed is told by GetOperation alone: a page of them would be too large. */
export function listOperations(
  db: Database,
  tokens: PageTokens,
): Unary<longrunningPb.ListOperationsRequest, longrunningPb.ListOperationsResponse> {
  return async (request, call) => {
    const violations = new Violations();
    const scope = { call, query: [] };
    const size = violations.read(() => pageSize(request.getPageSize()))!;
    const after = violations.read(() => tokens.decode<[string]>(scope, request.getPageToken()));
    violations.check(request.getFilter() === '', 'filter', 'must be empty: operations are not filtered');
    violations.check(['', 'operations'].includes(request.getName()), 'name', 'must be empty');
    violations.throwIfAny();

    const rows = await list(db, after?.[0], size + 1);
    const response = new longrunningPb.ListOperationsResponse();
    if (rows.length > size) {
      rows.pop();
      response.setNextPageToken(tokens.encode(scope, [rows.at(-1)!.id]));
    }
    response.setOperationsList(rows.map((row) => toOperationMessage(row)));
    return response;
  };
}
