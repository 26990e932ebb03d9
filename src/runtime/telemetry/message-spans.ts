// Spans of events: created in a call, published from the outbox, processed by who takes them. https://opentelemetry.io/docs/specs/semconv/messaging/
import type { Attributes } from '@opentelemetry/api';
import { active, markUsed, within } from './active.ts';
import { endWithError, errorType, isRecording, type Span, SpanKind, startSpan } from './spans.ts';
import { childOf, type TraceContext, traceFrom } from './trace-context.ts';

interface Carried {
  readonly id: string;
  readonly type: string;
  readonly requestId: string;
  readonly traceparent: string;
  readonly baggage?: string | undefined;
}

/** Of a single batch; each is a span of its own. */
const MOST_PUBLISHED = 64;

/** The context that an event takes along: that of its own span, where the call that tells of it is traced. */
export function createdIn(call: TraceContext, id: string, type: string): TraceContext {
  if (!call.sampled || !isRecording()) return call;
  markUsed();
  const parent = active()?.trace;
  const trace = childOf(parent?.traceId === call.traceId ? parent : call);
  startSpan(trace, `create ${type}`, {
    kind: SpanKind.PRODUCER,
    attributes: {
      'messaging.system': 'outbox',
      'messaging.operation.name': 'create',
      'messaging.operation.type': 'create',
      'messaging.destination.name': type,
      'messaging.message.id': id,
    },
  })?.end();
  return trace;
}

/** Hands events to a broker; each that is traced has a span of it, below the one it was created in. */
export async function inPublishSpans(
  system: string,
  events: readonly Carried[],
  publish: () => Promise<void>,
): Promise<void> {
  const spans: Span[] = [];
  if (isRecording()) {
    for (const event of events) {
      if (spans.length >= MOST_PUBLISHED) break;
      const span = startSpan(contextOf(event), `publish ${event.type}`, {
        kind: SpanKind.CLIENT,
        attributes: {
          'messaging.system': system,
          'messaging.operation.name': 'publish',
          'messaging.operation.type': 'send',
          'messaging.destination.name': event.type,
          'messaging.message.id': event.id,
          'messaging.batch.message_count': events.length,
        },
      });
      if (span) spans.push(span);
    }
  }
  try {
    await publish();
    for (const span of spans) span.end();
  } catch (error) {
    for (const span of spans) endWithError(span, errorType(error));
    throw error;
  }
}

/** Runs a handler: one event below the span it was created in, and several in a span that is linked to theirs. */
export async function inProcessSpan(
  system: string,
  queue: string,
  events: readonly Carried[],
  handle: () => Promise<void>,
): Promise<void> {
  const links = isRecording() ? events.map(contextOf).filter(({ sampled }) => sampled) : [];
  const [first] = links;
  if (!first) return within(undefined, handle);
  const trace = events.length === 1 ? first : traceFrom({}, '', true);
  const creators = links.map((link) => ({ ...link, spanId: link.parentSpanId }));
  const attributes: Attributes = {
    'messaging.system': system,
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.destination.name': queue,
    ...(events.length === 1
      ? {
          'messaging.message.id': events[0]!.id,
          'request.id': events[0]!.requestId,
          'plaza.event.type': events[0]!.type,
        }
      : { 'messaging.batch.message_count': events.length }),
  };
  const span = startSpan(trace, `process ${queue}`, { kind: SpanKind.CONSUMER, attributes, links: creators });
  try {
    await within({ trace, span, used: true }, handle);
    span?.end();
  } catch (error) {
    if (span) endWithError(span, errorType(error));
    throw error;
  }
}

const contextOf = ({ traceparent, baggage, requestId }: Carried): TraceContext =>
  traceFrom({ traceparent, baggage }, requestId);
