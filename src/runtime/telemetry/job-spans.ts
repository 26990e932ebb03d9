// Spans of work that no call waits for.
import { active, within } from './active.ts';
import { endWithError, errorType, samplesRoot, startSpan } from './spans.ts';
import { type TraceContext, traceFrom } from './trace-context.ts';

/** Runs a job in a trace of its own, of which a span is kept only when the job did something or failed: most find nothing to do. */
export async function inJobSpan<T>(name: string, job: () => Promise<T>): Promise<T> {
  const root = traceFrom({}, '');
  if (!samplesRoot(root.traceId)) return within(undefined, job);
  const trace = { ...root, sampled: true };
  const doing = { trace, span: undefined, used: false };
  const startTime = Date.now();
  const started = () => startSpan(trace, `job ${name}`, { startTime });
  try {
    const result = await within(doing, job);
    if (doing.used) started()?.end();
    return result;
  } catch (error) {
    const span = started();
    if (span) endWithError(span, errorType(error));
    throw error;
  }
}

/** Runs one step of longer work below a trace that another call has left. */
export async function inStepSpan<T>(
  trace: TraceContext,
  name: string,
  attributes: Record<string, string>,
  step: () => Promise<T>,
): Promise<T> {
  const span = startSpan(trace, name, { attributes });
  if (!span) return within(undefined, step);
  try {
    const result = await within({ trace, span, used: true }, step);
    span.end();
    return result;
  } catch (error) {
    endWithError(span, errorType(error));
    throw error;
  }
}

/** The trace of what runs in the background: of what runs it, else of the call that left it, else a new one that nobody records. */
export function backgroundTrace(
  left: { traceparent?: string; baggage?: string | undefined },
  requestId: string,
): TraceContext {
  return active()?.trace ?? traceFrom(left, requestId);
}
