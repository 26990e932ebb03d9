import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a condition holds, looking every 5 ms; throws after `ms` (default 60 000: a busy machine is slow, and waits no longer than it has to). */
export async function until(condition: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not within ${ms} ms: ${condition}`);
    await sleep(5);
  }
}
