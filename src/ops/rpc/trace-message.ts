import durationPb from 'google-protobuf/google/protobuf/duration_pb.js';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import type { KeptSpan } from '../telemetry/read-spans.ts';
import type { KeptTrace } from '../telemetry/trace-store.ts';

const SECOND = 1_000_000_000n;

export function traceMessage(trace: KeptTrace, withSpans: boolean): pb.Trace {
  const spans = [...trace.spans.values()].sort((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : 0,
  );
  const message = new pb.Trace()
    .setId(trace.id)
    .setName(spans[0]!.name)
    .setStartTime(timestamp(trace.start))
    .setDuration(duration(trace.end - trace.start))
    .setServicesList([...trace.services].sort())
    .setFailed(trace.failed)
    .setRequestIdsList([...trace.requestIds])
    .setOrderIdsList([...trace.orderIds])
    .setSpanCount(spans.length);
  return withSpans ? message.setSpansList(spans.map(spanMessage)) : message;
}

function spanMessage(span: KeptSpan): pb.TraceSpan {
  const message = new pb.TraceSpan()
    .setId(span.id)
    .setParentId(span.parentId)
    .setName(span.name)
    .setService(span.service)
    .setInstance(span.instance)
    .setProxy(span.proxy)
    .setKind(span.kind as pb.TraceSpan.Kind)
    .setStartTime(timestamp(span.start))
    .setDuration(duration(span.end - span.start))
    .setFailed(span.failed)
    .setError(span.error)
    .setEventsList(
      span.events.map(({ time, name, attributes }) => {
        const event = new pb.SpanEvent().setTime(timestamp(time)).setName(name);
        for (const [key, value] of attributes) event.getAttributesMap().set(key, value);
        return event;
      }),
    )
    .setLinksList(
      span.links.map(({ traceId, spanId }) => new pb.SpanLink().setTraceId(traceId).setSpanId(spanId)),
    );
  for (const [key, value] of span.attributes) message.getAttributesMap().set(key, value);
  return message;
}

function timestamp(nanoseconds: bigint): timestampPb.Timestamp {
  const stamp = new timestampPb.Timestamp().setSeconds(Number(nanoseconds / SECOND));
  return stamp.setNanos(Number(nanoseconds % SECOND));
}

function duration(nanoseconds: bigint): durationPb.Duration {
  const length = new durationPb.Duration().setSeconds(Number(nanoseconds / SECOND));
  return length.setNanos(Number(nanoseconds % SECOND));
}
