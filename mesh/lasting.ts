import type { Method } from './types.ts';

/** How long a unary call may last before it counts as one that lasts. */
const SHORT_MS = 60_000;

/** Whether calls of a method hold their place for long: streams, and whatever waits for minutes. They never take the place of a short call. */
export function isLasting({ kind, deadlineMs }: Method): boolean {
  return kind !== 'unary' || deadlineMs > SHORT_MS;
}

/** Whether opening them is counted by a limit of their own: a stream that ends within a minute, such as a search, is asked for like any call. */
export function isCountedWhenOpened(method: Method): boolean {
  return isLasting(method) && method.deadlineMs > SHORT_MS;
}
