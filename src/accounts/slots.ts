import { resourceExhausted } from '../runtime/errors.ts';

/** Runs a task when a slot is free; it gives up waiting when the signal aborts, with the signal's reason. */
export type Slots = <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/**
 * Lets at most `running` tasks run at once, and `waiting` more queue up in their order; whoever comes then is
 * RESOURCE_EXHAUSTED at once, because waiting longer than a deadline helps nobody.
 */
export function createSlots(limits: { running: number; waiting: number }): Slots {
  let running = 0;
  const queue = new Set<() => void>();

  function turn(signal: AbortSignal): Promise<void> {
    if (queue.size >= limits.waiting) {
      throw resourceExhausted('TOO_BUSY', 'Too many people are signing in at the moment. Please try again.', {
        retryAfter: '1',
      });
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      queue.delete(enter);
      reject(signal.reason);
    };
    const enter = () => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    queue.add(enter);
    signal.addEventListener('abort', leave, { once: true });
    return promise;
  }

  return async (task, signal) => {
    signal.throwIfAborted();
    // The one who leaves hands its slot over, so that nobody slips in between.
    if (running < limits.running) running++;
    else await turn(signal);
    try {
      return await task();
    } finally {
      const [next] = queue;
      if (next) {
        queue.delete(next);
        next();
      } else running--;
    }
  };
}
