// What services tell one another: the form in which an event waits in an outbox, travels through a broker and is handled.
import type { Call } from '../call.ts';
import { newId } from '../ids.ts';
import { createdIn } from '../telemetry/message-spans.ts';
import { MAX_BAGGAGE, traceparentOf } from '../telemetry/trace-context.ts';
import { isUuid } from '../validate.ts';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export interface Event {
  /** UUIDv7, the same at every delivery. */
  readonly id: string;
  /** 'order.created' */
  readonly type: string;
  /** What it happened to: 'orders/ID'. */
  readonly resource: string;
  /** Whose resource that is; '' for nobody's. */
  readonly userId: string;
  /** Of the request that began it all, for the logs of what follows. */
  readonly requestId: string;
  readonly traceparent: string;
  /** W3C baggage of the call that told of it, as it came; absent where there was none. */
  readonly baggage?: string | undefined;
  /** RFC 3339, by the clock of the service that tells it. */
  readonly time: string;
  /** What there is to tell, by the JSON names of the resource. */
  readonly data: JsonObject;
  /** The service that told it, by the broker's word. Only a consumer's event has it, and none where the broker does not know. */
  readonly publisher?: string | undefined;
  /** When the broker got it, RFC 3339 by the broker's clock; the same. */
  readonly publishTime?: string | undefined;
}

export interface NewEvent {
  readonly type: string;
  readonly resource: string;
  readonly userId?: string;
  readonly data: JsonObject;
}

/** An event that happens now, within a call. */
export function newEvent(call: Pick<Call, 'requestId' | 'trace'>, event: NewEvent): Event {
  const id = newId();
  const trace = createdIn(call.trace, id, event.type);
  return {
    id,
    type: event.type,
    resource: event.resource,
    userId: event.userId ?? '',
    requestId: call.requestId,
    traceparent: traceparentOf(trace),
    ...(trace.baggage !== undefined && { baggage: trace.baggage }),
    time: new Date().toISOString(),
    data: event.data,
  };
}

/** Whether a queue that takes `patterns` takes this type; `order.*` is all of order. */
export function takes(patterns: readonly string[], type: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern,
  );
}

const TEXTS = ['id', 'type', 'resource', 'userId', 'requestId', 'traceparent', 'time'] as const;
/** Far more than any service tells: an id, an e-mail address, an amount. */
const MAX_TEXT = 1_000;
const MAX_DATA = 64 * 1_024;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const TYPE = /^[a-z]\w*\.[a-z]\w*$/i;

/** Reads what a queue held, of which nobody knows who put it there; throws when it is no event. What an event does not have, is left out. */
export function readEvent(value: unknown, stamp: Pick<Event, 'publisher' | 'publishTime'> = {}): Event {
  const event = value as Partial<Record<(typeof TEXTS)[number] | 'data', unknown>> | null;
  if (typeof event !== 'object' || event === null) throw new Error('the message is no event');
  for (const name of TEXTS) {
    const text = event[name];
    if (typeof text !== 'string' || text.length > MAX_TEXT)
      throw new Error(`the message is no event: ${name} is no text of up to ${MAX_TEXT} characters`);
  }
  const { id, type, resource, userId, requestId, traceparent, time, data, baggage } =
    event as unknown as Event;
  if (!isUuid(id)) throw new Error('the message is no event: id is no UUID');
  if (!TYPE.test(type)) throw new Error('the message is no event: type is none such as order.created');
  if (!RFC_3339.test(time) || Number.isNaN(Date.parse(time)))
    throw new Error('the message is no event: time is none of RFC 3339');
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new Error('the message is no event: data is no object');
  if (JSON.stringify(data).length > MAX_DATA)
    throw new Error(`the message is no event: data is longer than ${MAX_DATA} characters`);
  // It is nobody's business but the trace's: what is none is left out.
  const carried = typeof baggage === 'string' && baggage.length <= MAX_BAGGAGE ? { baggage } : {};
  return { id, type, resource, userId, requestId, traceparent, time, data, ...carried, ...stamp };
}
