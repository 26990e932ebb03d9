import { journal } from './orphans.ts';
import type { Child, Kind, Watcher } from './process.ts';

/** All children of one mesh, so that an orderly end, of a whole mesh or of half a one, misses nobody. */
export interface Crew {
  watcher: Watcher;
  /** Those that have not been stopped for good. */
  children(): Child[];
  /** To be done once all have ended. */
  atEnd(work: () => unknown): void;
  /** Ends them all in order; no new one can be started from then on. */
  stop(): Promise<void>;
}

/** First nobody is let in, then the services finish with their sidecars and their database still there; who looks on sees it to the end. */
const ORDER: Kind[] = ['gateway', 'service', 'sidecar', 'postgres', 'observer'];

export function createCrew(journalFolder: string, say: (line: string) => void): Crew {
  const all = new Set<Child>();
  const last: (() => unknown)[] = [];
  let stopping = false;
  const children = (): Child[] => {
    for (const child of all) if (child.state === 'stopped') all.delete(child);
    return [...all];
  };
  return {
    children,
    watcher: {
      ...journal(journalFolder),
      say,
      supervised(child) {
        if (stopping) throw new Error('The mesh is being stopped.');
        all.add(child);
      },
    },
    atEnd: (work) => void last.push(work),
    async stop() {
      stopping = true;
      // Whoever ends from now on, by a signal to all or a second Ctrl-C, has no reason to come back.
      for (const child of all) child.restart = false;
      for (const kind of ORDER) {
        await Promise.all([...all].filter((child) => child.spec.kind === kind).map((child) => child.stop()));
      }
      for (const work of last.splice(0).reverse()) await work();
    },
  };
}
