import type { Database } from '../runtime/database.ts';
import { isMade, type Kind, make } from './db/make.ts';
import { madeTooMany, type Quotas } from './domain/quotas.ts';

/** Sees that a room or space is there: whoever is the first in it has made it. RESOURCE_EXHAUSTED for who has made too many. */
export type Made = (name: string, userId: string) => Promise<void>;

/** Names that are remembered; nothing is ever unmade. */
const MOST_KNOWN = 10_000;
const DONE = Promise.resolve();

/** Those who ask go on in the order in which they have asked. */
export function createMade(db: Database, kind: Kind, quotas: Quotas): Made {
  const known = new Set<string>();
  const pending = new Map<string, Promise<void>>();

  async function see(name: string, userId: string): Promise<void> {
    if (!(await isMade(db, kind, name))) {
      await db.transaction(async (tx) => {
        const count = await make(tx, kind, name, userId);
        // What is thrown here undoes what was made.
        if (count !== undefined && count > quotas.madeByUser) throw madeTooMany(kind, quotas);
      });
    }
  }

  function remember(name: string): void {
    known.add(name);
    if (known.size > MOST_KNOWN) known.delete(known.values().next().value!);
  }

  return (name, userId) => {
    const key = `${name} ${userId}`;
    // Before what is known, so that nobody overtakes those who still wait.
    const before = pending.get(key);
    if (before) return before;
    if (known.has(name)) return DONE;
    const asked = see(name, userId).then(
      () => {
        pending.delete(key);
        remember(name);
      },
      (error) => {
        pending.delete(key);
        throw error;
      },
    );
    pending.set(key, asked);
    return asked;
  };
}
