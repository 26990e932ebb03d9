// The last traces, in memory: bounded in count and bytes. What is full makes room by letting the oldest trace go.
import type { KeptSpan } from './read-spans.ts';

export interface KeptTrace {
  readonly id: string;
  readonly spans: ReadonlyMap<string, KeptSpan>;
  readonly services: ReadonlySet<string>;
  readonly requestIds: ReadonlySet<string>;
  readonly orderIds: ReadonlySet<string>;
  readonly start: bigint;
  readonly end: bigint;
  readonly failed: boolean;
}

export interface TraceFilter {
  readonly requestId: string;
  readonly orderId: string;
  readonly service: string;
  /** In nanoseconds. */
  readonly minDuration: bigint;
  readonly failed: boolean;
}

export interface TraceStore {
  /** Gives how many spans it did not take. */
  add(spans: readonly KeptSpan[]): number;
  get(id: string): KeptTrace | undefined;
  /** Newest first. */
  list(filter: TraceFilter, limit: number): KeptTrace[];
  readonly droppedTraces: number;
  /** Since the start, kept or not. */
  readonly receivedSpans: number;
  readonly bytes: number;
}

export const LIMITS = { traces: 2_000, spansOfTrace: 1_000, idsOfTrace: 16, bytes: 32 * 1024 * 1024 };

interface Mutable {
  id: string;
  spans: Map<string, KeptSpan>;
  services: Set<string>;
  requestIds: Set<string>;
  orderIds: Set<string>;
  start: bigint;
  end: bigint;
  failed: boolean;
  bytes: number;
}

export function createTraceStore(limits: typeof LIMITS = LIMITS): TraceStore {
  /** In the order in which their first span came. */
  const traces = new Map<string, Mutable>();
  const byRequest = new Map<string, Set<string>>();
  const byOrder = new Map<string, Set<string>>();
  let bytes = 0;
  let droppedTraces = 0;
  let receivedSpans = 0;

  function add(span: KeptSpan): boolean {
    let trace = traces.get(span.traceId);
    if (!trace) {
      trace = emptyTrace(span);
      traces.set(trace.id, trace);
    }
    // Whoever sends a span again, after an answer that was lost, has said it already.
    if (trace.spans.has(span.id)) return true;
    if (trace.spans.size >= limits.spansOfTrace) return false;
    trace.spans.set(span.id, span);
    trace.services.add(span.service);
    if (span.start < trace.start) trace.start = span.start;
    if (span.end > trace.end) trace.end = span.end;
    trace.failed ||= span.failed;
    note(byRequest, trace.requestIds, span.attributes.get('request.id'), trace.id);
    note(byOrder, trace.orderIds, span.attributes.get('plaza.order.id'), trace.id);
    const size = sizeOf(span);
    trace.bytes += size;
    bytes += size;
    while (traces.size > 1 && (traces.size > limits.traces || bytes > limits.bytes)) dropOldest();
    return true;
  }

  function note(
    index: Map<string, Set<string>>,
    ids: Set<string>,
    id: string | undefined,
    trace: string,
  ): void {
    if (!id || ids.has(id) || ids.size >= limits.idsOfTrace) return;
    ids.add(id);
    const known = index.get(id);
    if (known) known.add(trace);
    else index.set(id, new Set([trace]));
  }

  function dropOldest(): void {
    const [oldest] = traces.values();
    if (!oldest) return;
    traces.delete(oldest.id);
    bytes -= oldest.bytes;
    droppedTraces++;
    forget(byRequest, oldest.requestIds, oldest.id);
    forget(byOrder, oldest.orderIds, oldest.id);
  }

  function candidates({ requestId, orderId }: TraceFilter): Mutable[] {
    if (requestId === '' && orderId === '') return [...traces.values()];
    const found = requestId === '' ? byOrder.get(orderId) : byRequest.get(requestId);
    return [...(found ?? [])].map((id) => traces.get(id)!);
  }

  return {
    add(spans) {
      receivedSpans += spans.length;
      return spans.filter((span) => !add(span)).length;
    },
    get: (id) => traces.get(id),
    list: (filter, limit) =>
      candidates(filter)
        .filter((trace) => matches(trace, filter))
        .sort((a, b) => (a.start < b.start ? 1 : a.start > b.start ? -1 : 0))
        .slice(0, limit),
    get receivedSpans() {
      return receivedSpans;
    },
    get droppedTraces() {
      return droppedTraces;
    },
    get bytes() {
      return bytes;
    },
  };
}

function emptyTrace({ traceId, start, end }: KeptSpan): Mutable {
  const sets = { services: new Set<string>(), requestIds: new Set<string>(), orderIds: new Set<string>() };
  return { id: traceId, spans: new Map(), ...sets, start, end, failed: false, bytes: 0 };
}

function forget(index: Map<string, Set<string>>, ids: ReadonlySet<string>, trace: string): void {
  for (const id of ids) {
    const known = index.get(id);
    known?.delete(trace);
    if (known?.size === 0) index.delete(id);
  }
}

function matches(trace: KeptTrace, filter: TraceFilter): boolean {
  return (
    (filter.requestId === '' || trace.requestIds.has(filter.requestId)) &&
    (filter.orderId === '' || trace.orderIds.has(filter.orderId)) &&
    (filter.service === '' || trace.services.has(filter.service)) &&
    (!filter.failed || trace.failed) &&
    trace.end - trace.start >= filter.minDuration
  );
}

/** About what a span takes in memory: two bytes a character, and what its objects take beside. */
function sizeOf(span: KeptSpan): number {
  const pairs = (map: ReadonlyMap<string, string>) =>
    [...map].reduce((sum, [key, value]) => sum + 100 + 2 * (key.length + value.length), 0);
  const events = span.events.reduce(
    (sum, event) => sum + 200 + 2 * event.name.length + pairs(event.attributes),
    0,
  );
  const texts = span.name.length + span.service.length + span.instance.length + span.error.length;
  return 800 + 2 * texts + pairs(span.attributes) + events + span.links.length * 200;
}
