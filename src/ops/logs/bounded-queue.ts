/** Between many writers and one reader; whoever writes when it is full waits until the reader has taken what there is. */
export interface BoundedQueue<T> {
  push(item: T, signal: AbortSignal): Promise<void>;
  /** All there is; waits for something, or gives nothing once the signal is aborted or so many milliseconds have passed. */
  take(ms: number, signal: AbortSignal): Promise<T[]>;
}

export function createBoundedQueue<T>(limit: number): BoundedQueue<T> {
  let items: T[] = [];
  const writers = new Set<() => void>();
  let reader: (() => void) | undefined;

  return {
    async push(item, signal) {
      while (items.length >= limit && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const resume = () => {
            writers.delete(resume);
            signal.removeEventListener('abort', resume);
            resolve();
          };
          writers.add(resume);
          signal.addEventListener('abort', resume);
        });
      }
      items.push(item);
      reader?.();
    },
    async take(ms, signal) {
      if (items.length === 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', wake);
            resolve();
          };
          const timer = setTimeout(wake, ms);
          signal.addEventListener('abort', wake);
          reader = wake;
        });
        reader = undefined;
      }
      const taken = items;
      items = [];
      for (const resume of [...writers]) resume();
      return taken;
    },
  };
}
