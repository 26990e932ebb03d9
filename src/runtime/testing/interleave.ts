// Runs tasks at once in one of their possible interleavings, decided by a seed, and kills some of them on the way.
//
//   await interleave({ seed, killShare: 0.1 }, [(turns) => work(turns.database(db)), (turns) => other(turns.database(db))]);
//
// A task waits for its turn before each of its operations (a statement, a transaction, a call), and only one operation runs at a
// time. A killed task stays for ever where it waits: nothing of it runs any more, no `catch`, no `finally`, as after kill -9.
import type { Database } from '../database.ts';

export interface Turns {
  /** Waits for the task's turn, then runs the operation while all others wait. */
  run<T>(operation: () => Promise<T>): Promise<T>;
  /** The database, each statement and each whole transaction of which is an operation. */
  database(db: Database): Database;
  /** Any object of functions, each call of which is an operation. */
  calls<T extends object>(peer: T): T;
}

export interface Outcome {
  readonly killed: boolean;
  /** What the task threw. */
  readonly error: unknown;
}

/** Gives what became of each task once all have ended or are killed. */
export async function interleave(
  options: { seed: number; killShare?: number },
  tasks: readonly ((turns: Turns) => Promise<unknown>)[],
): Promise<Outcome[]> {
  const random = mulberry32(options.seed);
  /** A task may wait more than once: a timer of its own asks for turns too. */
  const waiting: { id: number; go: () => void }[] = [];
  /** Tasks that get no more turns. */
  const over = new Set<number>();
  const outcomes: Outcome[] = tasks.map(() => ({ killed: false, error: undefined }));
  let open = tasks.length;
  let busy = false;
  const idle = Promise.withResolvers<void>();

  function next(): void {
    if (open === 0) idle.resolve();
    // Every task that has not ended waits: only then the choice does not depend on time.
    const ids = [...new Set(waiting.map(({ id }) => id))].sort((a, b) => a - b);
    if (busy || ids.length < open || ids.length === 0) return;
    const id = ids[Math.floor(random() * ids.length)]!;
    if (random() < (options.killShare ?? 0)) {
      outcomes[id] = { killed: true, error: undefined };
      over.add(id);
      open -= 1;
      forget(id);
      next();
    } else {
      busy = true;
      waiting
        .splice(
          waiting.findIndex((each) => each.id === id),
          1,
        )[0]!
        .go();
    }
  }

  function forget(id: number): void {
    for (let i = waiting.length - 1; i >= 0; i--) if (waiting[i]!.id === id) waiting.splice(i, 1);
  }

  const turnsOf = (id: number): Turns => {
    async function run<T>(operation: () => Promise<T>): Promise<T> {
      if (over.has(id)) return new Promise(() => {});
      await new Promise<void>((go) => {
        waiting.push({ id, go });
        next();
      });
      try {
        return await operation();
      } finally {
        busy = false;
        // The task's own microtasks come first: it asks for its next turn, or ends.
        setImmediate(next);
      }
    }
    return {
      run,
      database: (db) => ({
        query: (statement) => run(() => db.query(statement)),
        execute: (statement) => run(() => db.execute(statement)),
        transaction: (fn) => run(() => db.transaction(fn)),
        healthy: () => db.healthy(),
        knex: db.knex,
        close: () => db.close(),
      }),
      calls: (peer) =>
        new Proxy(peer, {
          get(target, name) {
            const value: unknown = Reflect.get(target, name);
            if (typeof value !== 'function') return value;
            return (...args: unknown[]) => run(() => value.apply(target, args) as Promise<unknown>);
          },
        }),
    };
  };

  for (const [id, task] of tasks.entries()) {
    task(turnsOf(id))
      .catch((error: unknown) => {
        outcomes[id] = { killed: false, error };
      })
      .finally(() => {
        open -= 1;
        over.add(id);
        forget(id);
        next();
      });
  }
  await idle.promise;
  return outcomes;
}

/** A small generator of random numbers in [0, 1) that a seed determines. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
