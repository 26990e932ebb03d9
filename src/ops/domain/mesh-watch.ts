// What the mesh looks like, looked at once a second for all who watch it, and not at all while nobody does.
import type { Logger } from '../../runtime/log.ts';
import { mergeObservations, type ServiceSeen } from './merge-observations.ts';
import type { Observation } from './observation.ts';

export interface MeshSeen {
  readonly services: readonly ServiceSeen[];
}

export interface MeshWatch {
  /**
   * The mesh as it is, then as it is after each change; who is slow misses what has been overtaken. Throws what `unseen` makes when
   * nobody can say how it is at first, and the signal's reason once that is aborted.
   */
  follow(signal: AbortSignal): AsyncIterable<MeshSeen>;
}

export interface MeshWatchOptions {
  services: ReadonlySet<string>;
  /** What the Envoys see; undefined when none of them answers. */
  ask: () => Promise<Observation[] | undefined>;
  unseen: () => Error;
  log: Logger;
  /** Default 1000. */
  everyMs?: number;
}

export function createMeshWatch({
  services,
  ask,
  unseen,
  log,
  everyMs = 1_000,
}: MeshWatchOptions): MeshWatch {
  const waiting = new Set<() => void>();
  let watchers = 0;
  let seen: { state: MeshSeen; key: string } | undefined;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    clearTimeout(timer);
    try {
      const observations = await ask();
      if (observations && watchers > 0) show(mergeObservations(services, observations));
    } catch (err) {
      log.warn({ err }, 'cannot look at the mesh');
    } finally {
      looking = undefined;
      if (watchers > 0) timer = setTimeout(lookAgain, everyMs).unref();
    }
  }

  function lookAgain(): void {
    looking ??= look();
  }

  function show(found: ServiceSeen[]): void {
    const key = JSON.stringify(found, changesOnly);
    if (seen?.key === key) return;
    seen = { state: { services: found }, key };
    for (const resume of [...waiting]) resume();
  }

  function changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      signal.addEventListener('abort', resume);
      waiting.add(resume);
    });
  }

  return {
    async *follow(signal) {
      watchers++;
      try {
        if (!seen) {
          lookAgain();
          await looking;
        }
        if (!seen) throw unseen();
        for (let shown: MeshSeen | undefined; ; ) {
          if (signal.aborted) throw signal.reason;
          const now: MeshSeen = seen.state;
          if (now === shown) await changed(signal);
          else yield now;
          shown = now;
        }
      } finally {
        watchers--;
        if (watchers === 0) {
          clearTimeout(timer);
          // What was seen is old by the time that somebody watches again.
          seen = undefined;
        }
      }
    },
  };
}

/** Calls come and go all the time: how many there are is told with a change, and is none. */
function changesOnly(name: string, value: unknown): unknown {
  if (name === 'activeRequests') return undefined;
  return typeof value === 'bigint' ? value.toString() : value;
}
