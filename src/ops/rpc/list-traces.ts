import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { pageSize } from '../../runtime/pages.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import type { TraceFilter, TraceStore } from '../telemetry/trace-store.ts';
import { traceMessage } from './trace-message.ts';

const MAX_ID = 128;

/** The traces that this replica keeps, newest first. `elsewhere` throws where none are sent here. */
export function listTraces(
  store: TraceStore,
  elsewhere: () => void,
): Unary<pb.ListTracesRequest, pb.ListTracesResponse> {
  return async (request) => {
    const violations = new Violations();
    const filter = readFilter(request, violations);
    const size = violations.read(() => pageSize(request.getPageSize()))!;
    violations.throwIfAny();
    elsewhere();
    return new pb.ListTracesResponse()
      .setTracesList(store.list(filter, size).map((trace) => traceMessage(trace, false)))
      .setDroppedTraces(String(store.droppedTraces));
  };
}

function readFilter(request: pb.ListTracesRequest, violations: Violations): TraceFilter {
  const text = (field: string, value: string) => violations.text(field, value, { min: 0, max: MAX_ID });
  const duration = request.getMinDuration();
  const minDuration = duration
    ? BigInt(duration.getSeconds()) * 1_000_000_000n + BigInt(duration.getNanos())
    : 0n;
  violations.check(minDuration >= 0n, 'minDuration', 'must not be negative');
  return {
    requestId: text('requestId', request.getRequestId()),
    orderId: text('orderId', request.getOrderId()),
    service: text('service', request.getService()),
    minDuration,
    failed: request.getFailed(),
  };
}
