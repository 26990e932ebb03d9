// W3C trace context: https://www.w3.org/TR/trace-context/
import { randomBytes } from 'node:crypto';

export interface TraceContext {
  /** 32 hex digits, the same in every service of one request. */
  readonly traceId: string;
  /** 16 hex digits of this process's part of the request. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** A new span of the trace that the header names; without a usable header the trace id is made of the request id's hex digits. */
export function traceFrom(traceparent: string | undefined, requestId: string): TraceContext {
  const match = traceparent === undefined ? null : TRACEPARENT.exec(traceparent);
  if (match) {
    return { traceId: match[1]!, spanId: newSpanId(), sampled: (Number.parseInt(match[3]!, 16) & 1) === 1 };
  }
  const hex = requestId.toLowerCase().replace(/[^0-9a-f]/g, '');
  const usable = hex.length === 32 && !/^0+$/.test(hex);
  return { traceId: usable ? hex : randomBytes(16).toString('hex'), spanId: newSpanId(), sampled: true };
}

/** The header that makes a peer's span a child of this one. */
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
