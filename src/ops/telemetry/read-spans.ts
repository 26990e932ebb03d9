// OTLP spans as they are kept: of each as much as anybody may send without filling the memory.
import type commonPb from '../../../gen/opentelemetry/proto/common/v1/common_pb.js';
import tracePb from '../../../gen/opentelemetry/proto/trace/v1/trace_pb.js';
import { invalidField } from '../../runtime/validate.ts';

export interface KeptSpan {
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly kind: number;
  readonly service: string;
  readonly instance: string;
  readonly proxy: string;
  /** In nanoseconds since 1970. */
  readonly start: bigint;
  readonly end: bigint;
  readonly failed: boolean;
  readonly error: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly events: readonly { time: bigint; name: string; attributes: ReadonlyMap<string, string> }[];
  readonly links: readonly { traceId: string; spanId: string }[];
}

const MAX_TEXT = 256;
const MAX_ATTRIBUTES = 32;
const MAX_EVENTS = 16;
const MAX_EVENT_ATTRIBUTES = 8;
const MAX_LINKS = 16;

/** Every span of a request, or INVALID_ARGUMENT for the first that is none. */
export function readSpans(resources: tracePb.ResourceSpans[]): KeptSpan[] {
  return resources.flatMap((resource, r) => {
    const process = readAttributes(resource.getResource()?.getAttributesList() ?? [], MAX_ATTRIBUTES);
    return resource.getScopeSpansList().flatMap((scope, s) =>
      scope.getSpansList().map((span, i) => {
        const at = `resource_spans[${r}].scope_spans[${s}].spans[${i}]`;
        return readSpan(span, process, at);
      }),
    );
  });
}

function readSpan(span: tracePb.Span, process: ReadonlyMap<string, string>, at: string): KeptSpan {
  const attributes = readAttributes(span.getAttributesList(), MAX_ATTRIBUTES);
  const parent = span.getParentSpanId_asU8();
  const start = BigInt(span.getStartTimeUnixNano());
  const end = BigInt(span.getEndTimeUnixNano());
  if (start === 0n) throw invalidField(`${at}.start_time_unix_nano`, 'must be set');
  const isError = span.getStatus()?.getCode() === tracePb.Status.StatusCode.STATUS_CODE_ERROR;
  return {
    traceId: readId(span.getTraceId_asU8(), 16, `${at}.trace_id`),
    id: readId(span.getSpanId_asU8(), 8, `${at}.span_id`),
    parentId: parent.length === 0 ? '' : readId(parent, 8, `${at}.parent_span_id`),
    name: short(span.getName()),
    kind: span.getKind(),
    service: process.get('service.name') ?? '',
    instance: process.get('service.instance.id') ?? '',
    proxy: attributes.get('plaza.proxy') ?? process.get('plaza.proxy') ?? '',
    start,
    // A clock may be set back while a span lasts.
    end: end < start ? start : end,
    failed: isError || attributes.get('error') === 'true',
    error: short(span.getStatus()?.getMessage() ?? ''),
    attributes,
    events: span
      .getEventsList()
      .slice(0, MAX_EVENTS)
      .map((event) => ({
        time: BigInt(event.getTimeUnixNano()),
        name: short(event.getName()),
        attributes: readAttributes(event.getAttributesList(), MAX_EVENT_ATTRIBUTES),
      })),
    links: span
      .getLinksList()
      .slice(0, MAX_LINKS)
      .map((link, i) => ({
        traceId: readId(link.getTraceId_asU8(), 16, `${at}.links[${i}].trace_id`),
        spanId: readId(link.getSpanId_asU8(), 8, `${at}.links[${i}].span_id`),
      })),
  };
}

function readId(bytes: Uint8Array, length: number, field: string): string {
  if (bytes.length !== length || bytes.every((byte) => byte === 0))
    throw invalidField(field, `must be ${length} bytes that are not all zero`);
  return Buffer.from(bytes).toString('hex');
}

export function readAttributes(list: readonly commonPb.KeyValue[], most: number): Map<string, string> {
  return new Map(list.slice(0, most).map((one) => [short(one.getKey()), short(text(one.getValue()))]));
}

function text(value: commonPb.AnyValue | undefined): string {
  if (!value) return '';
  if (value.hasStringValue()) return value.getStringValue();
  if (value.hasBoolValue()) return String(value.getBoolValue());
  if (value.hasIntValue()) return String(value.getIntValue());
  if (value.hasDoubleValue()) return String(value.getDoubleValue());
  // Lists within lists are nobody's attributes.
  const items = value.getArrayValue()?.getValuesList().slice(0, MAX_ATTRIBUTES) ?? [];
  return items.map((item) => (item.hasArrayValue() ? '' : text(item))).join(', ');
}

function short(value: string): string {
  return value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value;
}
