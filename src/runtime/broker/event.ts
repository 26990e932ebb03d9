// What services tell one another: the form in which an event waits in an outbox, travels through a broker and is handled.
import type { Call } from '../call.ts';
import { newId } from '../ids.ts';
import { traceparentOf } from '../trace.ts';

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
  /** RFC 3339, by the clock of the service that tells it. */
  readonly time: string;
  /** What there is to tell, by the JSON names of the resource. */
  readonly data: JsonObject;
}

export interface NewEvent {
  readonly type: string;
  readonly resource: string;
  readonly userId?: string;
  readonly data: JsonObject;
}

/** An event that happens now, within a call. */
export function newEvent(call: Pick<Call, 'requestId' | 'trace'>, event: NewEvent): Event {
  return {
    id: newId(),
    type: event.type,
    resource: event.resource,
    userId: event.userId ?? '',
    requestId: call.requestId,
    traceparent: traceparentOf(call.trace),
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

/** Reads what a queue held; throws when it is no event. */
export function readEvent(value: unknown): Event {
  const event = value as Partial<Record<string, unknown>> | null;
  const whole =
    typeof event === 'object' &&
    event !== null &&
    TEXTS.every((name) => typeof event[name] === 'string') &&
    typeof event.data === 'object' &&
    event.data !== null;
  if (!whole) throw new Error('the message is no event');
  return event as unknown as Event;
}
