import { constants } from 'node:os';

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';
const SIGNALS: Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const stops = new Set<() => Promise<unknown>>();

/**
 * Has a signal that ends this process end first what it has started: that has sessions of its own, where Ctrl-C does not reach it.
 * Gives its undo.
 */
export function endWithProcess(stop: () => Promise<unknown>): () => void {
  if (stops.size === 0) for (const name of SIGNALS) process.on(name, endAll);
  stops.add(stop);
  return () => {
    stops.delete(stop);
    if (stops.size === 0) for (const name of SIGNALS) process.off(name, endAll);
  };
}

async function endAll(signal: Signal): Promise<void> {
  await Promise.allSettled([...stops].map((stop) => stop()));
  process.exit(128 + constants.signals[signal]);
}
