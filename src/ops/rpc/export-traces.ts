import pb from '../../../gen/opentelemetry/proto/collector/trace/v1/trace_service_pb.js';
import type { Unary } from '../../runtime/server.ts';
import type { Forward } from '../telemetry/forward.ts';
import { readSpans } from '../telemetry/read-spans.ts';
import type { TraceStore } from '../telemetry/trace-store.ts';

export function exportTraces(
  store: TraceStore,
  forward?: Forward,
): Unary<pb.ExportTraceServiceRequest, pb.ExportTraceServiceResponse> {
  return async (request) => {
    forward?.add(request);
    const refused = store.add(readSpans(request.getResourceSpansList()));
    const reply = new pb.ExportTraceServiceResponse();
    if (refused > 0)
      reply.setPartialSuccess(
        new pb.ExportTracePartialSuccess()
          .setRejectedSpans(refused)
          .setErrorMessage('A trace has at most 1,000 spans here.'),
      );
    return reply;
  };
}
