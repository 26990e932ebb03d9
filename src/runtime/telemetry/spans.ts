// Spans as everything else here makes them. There is none unless its trace is sampled, so that what is not traced costs a comparison.
import {
  type Attributes,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace as traces,
} from '@opentelemetry/api';
import type { TraceContext } from './trace-context.ts';

export { SpanKind } from '@opentelemetry/api';
export type { Span };

/** Makes the spans of this process; set by telemetry.ts while it runs. */
export interface Recorder {
  readonly tracer: Tracer;
  /** Gives the span that is made next the ids that were handed on before there was one. */
  useIds(trace: TraceContext): void;
  /** Whether a trace that begins here is recorded. */
  samples(traceId: string): boolean;
}

let recorder: Recorder | undefined;

export function setRecorder(given: Recorder | undefined): void {
  recorder = given;
}

export const isRecording = (): boolean => recorder !== undefined;

/** Whether a trace that begins here, such as a job's, is recorded. */
export const samplesRoot = (traceId: string): boolean => recorder?.samples(traceId) ?? false;

export interface SpanOptions {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  readonly links?: readonly TraceContext[];
  /** In ms since 1970, now by default. */
  readonly startTime?: number;
}

/** The span of this context; undefined where it is not sampled or nothing is recorded. */
export function startSpan(trace: TraceContext, name: string, options: SpanOptions = {}): Span | undefined {
  return trace.sampled ? startSpanAnyway(trace, name, options) : undefined;
}

/** The same for a trace that is not sampled: what failed is kept alone. */
export function startSpanAnyway(
  trace: TraceContext,
  name: string,
  { kind = SpanKind.INTERNAL, attributes = {}, links = [], startTime }: SpanOptions,
): Span | undefined {
  if (!recorder) return undefined;
  const { traceId, parentSpanId } = trace;
  const parent =
    parentSpanId === ''
      ? ROOT_CONTEXT
      : traces.setSpanContext(ROOT_CONTEXT, contextOf({ traceId, spanId: parentSpanId }));
  recorder.useIds(trace);
  return recorder.tracer.startSpan(
    name,
    {
      kind,
      attributes,
      links: links.map((one): Link => ({ context: contextOf(one) })),
      ...(startTime !== undefined && { startTime }),
    },
    parent,
  );
}

/** Ends a span with an error; of it only a name of ours, as a message may quote what a client sent. */
export function endWithError(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** A word for an error that holds nothing of a client's. */
export function errorType(error: unknown): string {
  const { reason, code } = error as { reason?: unknown; code?: unknown };
  if (typeof reason === 'string' && reason !== '') return reason;
  if (typeof code === 'string' && code !== '') return code;
  return error instanceof Error ? error.name : 'Error';
}

const contextOf = ({ traceId, spanId }: Pick<TraceContext, 'traceId' | 'spanId'>): SpanContext => ({
  traceId,
  spanId,
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
});
