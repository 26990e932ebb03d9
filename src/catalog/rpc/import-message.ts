import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { toRichStatus } from '../../runtime/errors.ts';
import type { ImportFailure, ImportTally } from '../domain/import-outcome.ts';

/** The reply to an import; its failures are told under the request id of the call. */
export function toImportMessage(tally: ImportTally, requestId: string): pb.ImportProductsResponse {
  const response = new pb.ImportProductsResponse();
  response.setCreated(tally.created);
  response.setUpdated(tally.updated);
  response.setFailedCount(tally.failedCount);
  response.setFailedList(
    tally.failures.map(({ index, error }: ImportFailure) => {
      const failure = new pb.ImportProductsResponse.Failure();
      failure.setIndex(index);
      failure.setError(toRichStatus(error, requestId, new Date()));
      return failure;
    }),
  );
  return response;
}
