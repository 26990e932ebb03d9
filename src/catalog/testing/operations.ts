// Imports and their operations as staff ask for them.
import durationPb from 'google-protobuf/google/protobuf/duration_pb.js';
import operationsGrpc from '../../../gen/google/longrunning/operations_grpc_pb.js';
import lro from '../../../gen/google/longrunning/operations_pb.js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import type { Replica, startCatalog } from './catalog.ts';

const { CatalogService } = grpcPb;
const { OperationsService } = operationsGrpc;

export const STAFF = { 'x-plaza-subject': newId(), 'x-plaza-roles': 'staff' };
export const HEADING = 'sku,name,category,currency,price,stock';

let count = 0;
export const unique = (prefix: string) => `${prefix}-${++count}`;
export const lines = (n: number, prefix = unique('CSV')) =>
  Array.from({ length: n }, (_, i) => `${prefix}-${i},Spade ${i},garden,EUR,12.50,${i}`);
export const csvOf = (...rows: string[]) => [HEADING, ...rows].join('\n');

export const idOf = (operation: lro.Operation) => operation.getName().slice('operations/'.length);
export const metadataOf = (operation: lro.Operation) =>
  pb.ImportMetadata.deserializeBinary(operation.getMetadata()!.getValue_asU8());
export const responseOf = (operation: lro.Operation) =>
  pb.ImportProductsResponse.deserializeBinary(operation.getResponse()!.getValue_asU8());
/** Created, updated, failed. */
export const summary = (operation: lro.Operation) => {
  const response = responseOf(operation);
  return [response.getCreated(), response.getUpdated(), response.getFailedCount()];
};

const named = <R extends { setName(name: string): unknown }>(request: R, name: string): R => {
  request.setName(name);
  return request;
};

export function startImport(replica: Replica, csv: string, requestId = '') {
  const request = new pb.StartImportRequest();
  request.setCsv(csv);
  request.setRequestId(requestId);
  return replica.call(CatalogService.startImport, request, STAFF);
}

export function waitFor(replica: Replica, name: string, seconds?: number) {
  const request = named(new lro.WaitOperationRequest(), name);
  if (seconds !== undefined) {
    const timeout = new durationPb.Duration();
    timeout.setSeconds(Math.trunc(seconds));
    timeout.setNanos(Math.round((seconds % 1) * 1e9));
    request.setTimeout(timeout);
  }
  return replica.call(OperationsService.waitOperation, request, STAFF);
}

export function operations(catalog: Awaited<ReturnType<typeof startCatalog>>) {
  let worker: Replica | undefined;
  return {
    start: (csv: string, requestId?: string) => startImport(catalog, csv, requestId),
    wait: (name: string, seconds?: number) => waitFor(catalog, name, seconds),
    get: (name: string) =>
      catalog.call(OperationsService.getOperation, named(new lro.GetOperationRequest(), name), STAFF),
    cancel: (name: string) =>
      catalog.call(OperationsService.cancelOperation, named(new lro.CancelOperationRequest(), name), STAFF),
    remove: (name: string) =>
      catalog.call(OperationsService.deleteOperation, named(new lro.DeleteOperationRequest(), name), STAFF),
    /** Starts a replica that imports. */
    async work() {
      worker = await catalog.replica({}, { work: true });
    },
    async rest() {
      await worker?.stop();
      worker = undefined;
    },
  };
}
