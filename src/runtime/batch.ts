// Writes of many callers under one key (a room, a space) go as one statement: group commit in the application.
//
//   const post = batch((room: string, posts: Post[]) => postMessages(db, room, posts), { max: 200 });
//   const posted = await post('lobby', { … });
//
// One write a key is under way at a time. What is handed over meanwhile goes with the next one, in its order, so a key's items are written
// in the order in which they came. A write that fails fails just the items that it had; what is wrong with one of them alone belongs
// into its result.

/** Writes items of one key, and gives a result for each, in their order. */
export type Write<I, R> = (key: string, items: I[]) => Promise<readonly R[]>;

interface Waiting<I, R> extends PromiseWithResolvers<R> {
  readonly item: I;
}

/** A function that writes one item, together with others of its key; at most `max` (default 200) at once. `sized` is told how many. */
export function batch<I, R>(
  write: Write<I, R>,
  options: { max?: number; sized?: (items: number) => void } = {},
): (key: string, item: I) => Promise<R> {
  const { max = 200, sized } = options;
  /** There as long as the key has something to write. */
  const queues = new Map<string, Waiting<I, R>[]>();

  async function drain(key: string, queue: Waiting<I, R>[]): Promise<void> {
    while (queue.length > 0) {
      const taken = queue.splice(0, max);
      sized?.(taken.length);
      try {
        const results = await write(
          key,
          taken.map(({ item }) => item),
        );
        for (const [i, { resolve }] of taken.entries()) resolve(results[i]!);
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    queues.delete(key);
  }

  return (key, item) => {
    const waiting = { ...Promise.withResolvers<R>(), item };
    const queue = queues.get(key);
    if (queue) queue.push(waiting);
    else {
      const begun = [waiting];
      queues.set(key, begun);
      // setImmediate, as in gather.ts: what arrives together comes in separate callbacks of one poll phase.
      setImmediate(drain, key, begun);
    }
    return waiting.promise;
  };
}
