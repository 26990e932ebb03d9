import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks `check` again and again until it returns something other than undefined or false, and hands that back.
 * A throw of `check` counts as "not yet"; after `deadlineMs` the last one is the cause of the error.
 */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false> | T | undefined | false,
  { deadlineMs = 10_000, everyMs = 25 }: { deadlineMs?: number; everyMs?: number } = {},
): Promise<T> {
  const end = performance.now() + deadlineMs;
  let cause: unknown;
  do {
    try {
      const answer = await check();
      if (answer !== undefined && answer !== false) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await delay(everyMs);
  } while (performance.now() < end);
  const why = cause instanceof Error ? `: ${cause.message || cause.name}` : '';
  throw new Error(`waited ${Math.round(deadlineMs / 1000)} s in vain: ${what}${why}`, { cause });
}
