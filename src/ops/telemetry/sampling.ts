// Keeps the number of spans a second down, where ops may ask the gateway: the share of calls that the gateway begins a trace of is lowered while
// there are too many, and raised again when there are fewer.
import type { Logger } from '../../runtime/log.ts';
import { every, type Periodic } from '../../runtime/periodic.ts';

/** Envoy's own key of what share of calls it traces, in hundredths of a percent. */
const KEY = 'tracing.random_sampling';
const WHOLE = 10_000;
const EVERY_MS = 1_000;

/** The next share, in hundredths of a percent, after so many spans a second at the share of now. */
export function nextShare(share: number, spansPerSecond: number, most: number): number {
  // It doubles at the most, so that it does not swing.
  const wanted = spansPerSecond === 0 ? WHOLE : (share * most) / spansPerSecond;
  return Math.max(1, Math.min(WHOLE, Math.round(Math.min(wanted, share * 2))));
}

/** As if there had been so many traces before, each of gateway, sidecar, service and a statement: spans of jobs alone say nothing of traces. */
const PRIOR = { traces: 5, spans: 25 };
/** What remains of a count after a second. */
const KEPT = 0.9;

/**
 * How many spans a trace has, over some ten seconds. Spans come seconds after their trace has begun, some of an order's even later, so they are not counted
 * against the traces of the same second.
 */
export function spansOfTraces(): (traces: number, spans: number) => number {
  let [allTraces, allSpans] = [0, 0];
  return (traces, spans) => {
    allTraces = allTraces * KEPT + traces;
    allSpans = allSpans * KEPT + spans;
    return Math.max(1, (allSpans + PRIOR.spans) / (allTraces + PRIOR.traces));
  };
}

interface Options {
  /** Asks the gateway's admin interface. */
  ask(path: string, method: 'GET' | 'POST'): Promise<string>;
  /** How many spans have come so far. */
  spans(): number;
  most: number;
  log: Logger;
}

export function boundSampling({ ask, spans, most, log }: Options): Periodic {
  let share = WHOLE;
  let before: { at: number; traces: number; spans: number } | undefined;
  const spansOfTrace = spansOfTraces();
  return every(EVERY_MS, 'bound the traces', log, async () => {
    const stats = await ask('/stats?filter=^http.gateway.tracing.random_sampling$', 'GET');
    const traces = Number(/: (\d+)/.exec(stats)?.[1] ?? 0);
    const now = { at: performance.now(), traces, spans: spans() };
    const last = before;
    before = now;
    // A gateway that has started anew counts from nothing, and its share is the whole.
    if (!last || now.traces < last.traces) {
      share = WHOLE;
      return;
    }
    const begun = now.traces - last.traces;
    const each = spansOfTrace(begun, now.spans - last.spans);
    const next = nextShare(share, (begun * each * 1_000) / (now.at - last.at), most);
    if (next === share) return;
    await ask(`/runtime_modify?${KEY}=${next}`, 'POST');
    share = next;
  });
}
