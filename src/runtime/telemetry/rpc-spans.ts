// Spans of calls, by OpenTelemetry's conventions for gRPC: https://opentelemetry.io/docs/specs/semconv/rpc/grpc/
import { status } from '@grpc/grpc-js';
import type { Attributes } from '@opentelemetry/api';
import { active, markUsed } from './active.ts';
import { endWithError, isRecording, type Span, SpanKind, startSpan, startSpanAnyway } from './spans.ts';
import { childOf, type TraceContext } from './trace-context.ts';

interface Served {
  readonly method: string;
  readonly requestId: string;
  readonly trace: TraceContext;
}

/** Codes that say of a server that it failed; a client's errors are none of its. */
const FAULTS: ReadonlySet<status> = new Set([
  status.UNKNOWN,
  status.DEADLINE_EXCEEDED,
  status.UNIMPLEMENTED,
  status.INTERNAL,
  status.UNAVAILABLE,
  status.DATA_LOSS,
]);

/** Streams end so in good order. */
const ORDERLY: ReadonlySet<string> = new Set([
  'STREAM_ENDED',
  'TOKEN_EXPIRED',
  'SLOW_READER',
  'SHUTTING_DOWN',
]);

const SLOW_MS = 1_000;

/** Of calls that are not sampled, so many a second are kept alone when they fail or are slow, and so many at once. */
const KEPT_A_SECOND = 5;
const KEPT_AT_ONCE = 20;
let room = KEPT_AT_ONCE;
let counted = performance.now();

export function startServerSpan(call: Served): Span | undefined {
  if (!isRecording()) return undefined;
  return startSpan(call.trace, call.method.slice(1), { kind: SpanKind.SERVER, attributes: ofCall(call) });
}

export interface Ended {
  readonly code: status;
  readonly reason: string | undefined;
  readonly isStream: boolean;
  readonly tookMs: number;
}

/** Ends the span of a call; one that was not sampled gets one now, with no others around it, when it failed or was slow. */
export function endServerSpan(span: Span | undefined, call: Served, ended: Ended): void {
  if (!span && !isRecording()) return;
  const { code, reason, isStream, tookMs } = ended;
  const failed = FAULTS.has(code) && !(reason !== undefined && ORDERLY.has(reason));
  const slow = !isStream && tookMs > SLOW_MS;
  let kept = span;
  if (!kept) {
    if (!(failed || slow) || !mayKeep()) return;
    kept = startSpanAnyway(call.trace, call.method.slice(1), {
      kind: SpanKind.SERVER,
      attributes: { ...ofCall(call), 'plaza.kept': failed ? 'error' : 'slow' },
      startTime: Date.now() - tookMs,
    });
  }
  if (!kept) return;
  kept.setAttribute('rpc.grpc.status_code', code);
  if (failed) endWithError(kept, reason ?? status[code]);
  else kept.end();
}

/** A client's span, below whatever runs; undefined for what is not traced. Send on `trace`. */
export function startClientSpan(
  call: Served,
  method: string,
  authority: string,
): { readonly trace: TraceContext; readonly span: Span | undefined } {
  if (!call.trace.sampled || !isRecording()) return { trace: call.trace, span: undefined };
  markUsed();
  const parent = active()?.trace ?? call.trace;
  const trace = childOf(parent.traceId === call.trace.traceId ? parent : call.trace);
  const attributes = { ...ofMethod(method), 'server.address': authority };
  return { trace, span: startSpan(trace, method.slice(1), { kind: SpanKind.CLIENT, attributes }) };
}

/** Every code but OK is a client's error. */
export function endClientSpan(span: Span | undefined, code: status): void {
  if (!span) return;
  span.setAttribute('rpc.grpc.status_code', code);
  if (code === status.OK) span.end();
  else endWithError(span, status[code]);
}

function mayKeep(): boolean {
  const now = performance.now();
  room = Math.min(KEPT_AT_ONCE, room + ((now - counted) / 1_000) * KEPT_A_SECOND);
  counted = now;
  if (room < 1) return false;
  room--;
  return true;
}

const ofCall = ({ method, requestId }: Served): Attributes => ({
  ...ofMethod(method),
  'request.id': requestId,
});

function ofMethod(path: string): Attributes {
  const slash = path.lastIndexOf('/');
  return {
    'rpc.system': 'grpc',
    'rpc.service': path.slice(1, slash),
    'rpc.method': path.slice(slash + 1),
  };
}
