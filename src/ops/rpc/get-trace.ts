import type pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { invalidField } from '../../runtime/validate.ts';
import type { TraceStore } from '../telemetry/trace-store.ts';
import { traceMessage } from './trace-message.ts';

const TRACE_ID = /^[0-9a-f]{32}$/;

/** A trace with its spans. `elsewhere` throws where no traces are sent here. */
export function getTrace(store: TraceStore, elsewhere: () => void): Unary<pb.GetTraceRequest, pb.Trace> {
  return async (request) => {
    const id = request.getId().toLowerCase();
    if (!TRACE_ID.test(id)) throw invalidField('id', 'must be 32 hexadecimal digits');
    elsewhere();
    const trace = store.get(id);
    if (!trace) throw notFound('trace', id);
    return traceMessage(trace, true);
  };
}
