// Concurrent reads of one kind become one `= any($1)` query for each turn of the event loop.
//
//   const product = gather((ids: string[]) => getProducts(db, ids), { max: 500 });
//   const one = await product(id);

/** Loads what was asked for since the last turn; keys it does not find are absent from the map. */
export type Fetch<K, V> = (keys: K[]) => Promise<Map<K, V>>;

/**
 * A function that loads one key; calls within one turn share a query of at most `max` keys (default 500), each key once.
 * `sized` is told how many keys a query was for. A failed query fails just the calls that shared it. `enabled: false` sends every key by itself, to measure what gathering gains.
 */
export function gather<K, V>(
  fetch: Fetch<K, V>,
  options: { max?: number; enabled?: boolean; sized?: ((keys: number) => void) | undefined } = {},
): (key: K) => Promise<V | undefined> {
  const { max = 500, enabled = true, sized } = options;
  if (!enabled) return async (key) => (await fetch([key])).get(key);

  let waiting = new Map<K, PromiseWithResolvers<V | undefined>>();

  function flush() {
    const batch = waiting;
    waiting = new Map();
    const keys = [...batch.keys()];
    for (let start = 0; start < keys.length; start += max) {
      load(keys.slice(start, start + max), batch);
    }
  }

  async function load(keys: K[], batch: Map<K, PromiseWithResolvers<V | undefined>>) {
    sized?.(keys.length);
    try {
      const found = await fetch(keys);
      for (const key of keys) batch.get(key)!.resolve(found.get(key));
    } catch (error) {
      for (const key of keys) batch.get(key)!.reject(error);
    }
  }

  return (key) => {
    // setImmediate, not a microtask: requests that arrive together are handed over in separate callbacks of one poll phase.
    if (waiting.size === 0) setImmediate(flush);
    let promise = waiting.get(key);
    if (!promise) {
      promise = Promise.withResolvers<V | undefined>();
      waiting.set(key, promise);
    }
    return promise.promise;
  };
}
