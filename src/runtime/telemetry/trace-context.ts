// W3C trace context and baggage: https://www.w3.org/TR/trace-context/, https://www.w3.org/TR/baggage/
import { randomBytes } from 'node:crypto';

export interface TraceContext {
  /** 32 hex digits, the same in every service of one request. */
  readonly traceId: string;
  /** 16 hex digits of this process's part of the request. */
  readonly spanId: string;
  /** '' where the trace begins here. */
  readonly parentSpanId: string;
  /** Whether spans are recorded; whoever began the trace has decided that. */
  readonly sampled: boolean;
  /** What others have put beside the trace; passed on as it came. */
  readonly state?: string | undefined;
  readonly baggage?: string | undefined;
}

/** The headers of a trace as they came. */
export interface TraceHeaders {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  readonly baggage?: string | undefined;
}

/** Longer ones are left out whole: every call of a request carries them on. */
const MAX_STATE = 512;
export const MAX_BAGGAGE = 1_024;

const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/**
 * A new span of the trace that the headers name. Without a usable traceparent the trace id is made of the request id's hex digits, and
 * `root` says whether that new trace is recorded.
 */
export function traceFrom(headers: TraceHeaders, requestId: string, root = false): TraceContext {
  const { traceparent, tracestate, baggage } = headers;
  const match = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  const kept = noLonger(baggage, MAX_BAGGAGE);
  if (match) {
    return {
      traceId: match[1]!,
      spanId: newSpanId(),
      parentSpanId: match[2]!,
      sampled: (Number.parseInt(match[3]!, 16) & 1) === 1,
      state: noLonger(tracestate, MAX_STATE),
      baggage: kept,
    };
  }
  const hex = requestId.toLowerCase().replace(/[^0-9a-f]/g, '');
  const usable = hex.length === 32 && !/^0+$/.test(hex);
  const traceId = usable ? hex : randomBytes(16).toString('hex');
  return { traceId, spanId: newSpanId(), parentSpanId: '', sampled: root, baggage: kept };
}

const noLonger = (text: string | undefined, most: number): string | undefined =>
  text !== undefined && text.length <= most ? text : undefined;

/** A span below this one. */
export function childOf(trace: TraceContext): TraceContext {
  return { ...trace, spanId: newSpanId(), parentSpanId: trace.spanId };
}

/** The header that makes another's span a child of this one. */
export function traceparentOf(trace: TraceContext): string {
  return `00-${trace.traceId}-${trace.spanId}-${trace.sampled ? '01' : '00'}`;
}

// Span ids need to be distinct, not secret; random bytes are drawn for many at once.
let pool = Buffer.alloc(0);
let used = 0;
function newSpanId(): string {
  if (used + 8 > pool.length) {
    pool = randomBytes(2_048);
    used = 0;
  }
  used += 8;
  return pool.toString('hex', used - 8, used);
}
