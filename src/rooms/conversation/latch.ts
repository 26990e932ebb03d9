export interface Latch {
  /** Ends the wait under way, or else the next one. */
  wake(): void;
  /** For one waiter at a time. */
  wait(): Promise<void>;
}

/** How one loop waits for any of several sources, with nothing left behind on those that did not come: unlike a race of promises. */
export function createLatch(): Latch {
  let woken = false;
  let resume: (() => void) | undefined;
  return {
    wake() {
      woken = true;
      resume?.();
    },
    async wait() {
      if (!woken) {
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
        resume = undefined;
      }
      woken = false;
    },
  };
}
