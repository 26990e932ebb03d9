import { setTimeout as delay } from 'node:timers/promises';

/** Thrown by a check to say that waiting longer is pointless. */
export class Hopeless extends Error {}

/**
 * Asks `check` again and again until it returns something other than undefined or false, and hands that back.
 * A throw of `check` counts as "not yet", unless it is Hopeless; after `deadlineMs` the last one tells why in the error.
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
      if (error instanceof Hopeless) throw error;
      cause = error;
    }
    await delay(everyMs);
  } while (performance.now() < end);
  const why = cause instanceof Error ? `: ${cause.message || cause.name}` : '';
  throw new Error(`Waited ${Math.round(deadlineMs / 1000)} s in vain until ${what}${why}`, { cause });
}
