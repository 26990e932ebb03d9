// The span that the running code belongs to, so that a statement finds its parent without being handed the call.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes, Span } from '@opentelemetry/api';
import type { TraceContext } from './trace-context.ts';

export interface Active {
  readonly trace: TraceContext;
  /** Absent while it is not known whether there will be one. */
  readonly span: Span | undefined;
  /** Something was changed, told or asked of others: what a job that only looks does not do. */
  used: boolean;
}

const storage = new AsyncLocalStorage<Active | undefined>();

/** Absent wherever nothing is recorded. */
export const active = (): Active | undefined => storage.getStore();

export function within<T>(one: Active | undefined, work: () => T): T {
  return storage.run(one, work);
}

/** Runs work that belongs to nobody's span, whoever woke it. */
export function detached<T>(work: () => T): T {
  return storage.getStore() ? storage.run(undefined, work) : work();
}

/** Says something of the span that runs, where there is one: ids of ours, never what a client wrote. */
export function tag(attributes: Attributes): void {
  storage.getStore()?.span?.setAttributes(attributes);
}

/** What staff look a trace up by, wherever a service works on an order; a UUID that was checked. */
export function tagOrder(id: string): void {
  tag({ 'plaza.order.id': id });
}

export function markUsed(): void {
  const one = storage.getStore();
  if (one) one.used = true;
}
