// Keeps the number of traces a second down, where ops may ask the gateway: the share of calls that the gateway begins a trace of is lowered while
// there are too many, and raised again when there are fewer.
import type { Logger } from '../../runtime/log.ts';
import { every, type Periodic } from '../../runtime/periodic.ts';

/** Envoy's own key of what share of calls it traces, in hundredths of a percent. */
const KEY = 'tracing.random_sampling';
const WHOLE = 10_000;
const EVERY_MS = 1_000;

/** The next share, in hundredths of a percent, after so many traces a second were begun at the share of now. */
export function nextShare(share: number, tracesPerSecond: number, most: number): number {
  // It doubles at the most, so that it does not swing.
  const wanted = tracesPerSecond === 0 ? WHOLE : (share * most) / tracesPerSecond;
  return Math.max(1, Math.min(WHOLE, Math.round(Math.min(wanted, share * 2))));
}

interface Options {
  /** Asks the gateway's admin interface. */
  ask(path: string, method: 'GET' | 'POST'): Promise<string>;
  most: number;
  log: Logger;
}

export function boundSampling({ ask, most, log }: Options): Periodic {
  let share = WHOLE;
  let before: { at: number; count: number } | undefined;
  return every(EVERY_MS, 'bound the traces', log, async () => {
    const stats = await ask('/stats?filter=^http.gateway.tracing.random_sampling$', 'GET');
    const count = Number(/: (\d+)/.exec(stats)?.[1] ?? 0);
    const now = { at: performance.now(), count };
    const last = before;
    before = now;
    // A gateway that has started anew counts from nothing, and its share is the whole.
    if (!last || now.count < last.count) {
      share = WHOLE;
      return;
    }
    const next = nextShare(share, ((now.count - last.count) * 1_000) / (now.at - last.at), most);
    if (next === share) return;
    await ask(`/runtime_modify?${KEY}=${next}`, 'POST');
    share = next;
  });
}
