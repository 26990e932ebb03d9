/**
 * One running `work` for everybody who asks while it runs, and its result for everybody who asks less than `freshMs` after it
 * ended. A failure is shared with those who waited for it and then forgotten.
 */
export function shared<T>(freshMs: number, work: () => Promise<T>, now: () => number): () => Promise<T> {
  let running: Promise<T> | undefined;
  let last: { value: T; at: number } | undefined;
  return () => {
    if (running) return running;
    if (last && now() - last.at < freshMs) return Promise.resolve(last.value);
    running = work()
      .then((value) => {
        last = { value, at: now() };
        return value;
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}
