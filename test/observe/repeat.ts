import { setTimeout as delay } from 'node:timers/promises';

/** Does something again and again, one after the other, until it is told to end; an attempt that fails is no reason to stop. */
export function repeat(work: () => Promise<unknown>, pauseMs = 50): () => Promise<void> {
  let over = false;
  const running = (async () => {
    while (!over) {
      await work().catch(() => {});
      await delay(pauseMs);
    }
  })();
  return async () => {
    over = true;
    await running;
  };
}
