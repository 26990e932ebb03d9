// A failed call to another service, with what its google.rpc.Status said.
import { Metadata, type ServiceError, type status } from '@grpc/grpc-js';
import detailsPb from '../../gen/google/rpc/error_details_pb.js';
import statusPb from '../../gen/google/rpc/status_pb.js';

export class PeerError extends Error {
  readonly method: string;
  readonly code: status;
  /** ErrorInfo.reason, '' where the answer came from a proxy or had no details. */
  readonly reason: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly violations: readonly { readonly field: string; readonly description: string }[];

  constructor(method: string, error: ServiceError) {
    super(`${method} failed: ${error.details}`, { cause: error });
    this.name = 'PeerError';
    this.method = method;
    this.code = error.code;
    const details = readDetails(error.metadata);
    this.reason = details.reason;
    this.metadata = details.metadata;
    this.violations = details.violations;
  }
}

/** ErrorInfo and BadRequest from grpc-status-details-bin; empty when there are none or they do not decode. */
export function readDetails(metadata: Metadata | undefined): {
  reason: string;
  requestId: string;
  metadata: Record<string, string>;
  violations: { field: string; description: string }[];
} {
  const found = {
    reason: '',
    requestId: '',
    metadata: {} as Record<string, string>,
    violations: [] as { field: string; description: string }[],
  };
  const bytes = metadata instanceof Metadata ? metadata.get('grpc-status-details-bin')[0] : undefined;
  if (!Buffer.isBuffer(bytes)) return found;
  try {
    for (const any of statusPb.Status.deserializeBinary(bytes).getDetailsList()) {
      const value = any.getValue_asU8();
      if (any.getTypeName() === 'google.rpc.ErrorInfo') {
        const info = detailsPb.ErrorInfo.deserializeBinary(value);
        found.reason = info.getReason();
        found.metadata = Object.fromEntries(info.getMetadataMap().getEntryList());
      } else if (any.getTypeName() === 'google.rpc.RequestInfo') {
        found.requestId = detailsPb.RequestInfo.deserializeBinary(value).getRequestId();
      } else if (any.getTypeName() === 'google.rpc.BadRequest') {
        found.violations = detailsPb.BadRequest.deserializeBinary(value)
          .getFieldViolationsList()
          .map((v) => ({ field: v.getField(), description: v.getDescription() }));
      }
    }
  } catch {
    // A peer's undecodable details are no reason to lose its code.
  }
  return found;
}
