// Who may tell what, as a consumer checks it: a broker keeps out what it can, and a queue takes nothing on trust all the same.
import { type Event, takes } from './event.ts';
import type { Access } from './types.ts';

/**
 * What a message tells is not so, or not its publisher's to tell. A handler throws it when its own state says otherwise; the message
 * goes to the dead letters at once, since no repeat would make it true.
 */
export class RefusedEvent extends Error {}

/**
 * Refuses what a queue does not take and what its publisher may not tell. A message without a stamp, of a release that knew none, is its
 * publisher's by `routedAs`, where the broker lets a single service send that; else it is nobody's.
 */
export function checkPublisher(
  event: Event,
  routedAs: string | undefined,
  { types, access }: { types: readonly string[]; access: Access | undefined },
): void {
  if (!takes(types, event.type)) throw new RefusedEvent(`the queue does not take ${event.type}`);
  if (!access) return;
  const publisher = event.publisher ?? onlyPublisher(access, routedAs);
  if (publisher === undefined) throw new RefusedEvent('nobody knows who published it');
  if (!takes(access[publisher]?.publishes ?? [], event.type))
    throw new RefusedEvent(`${publisher} may not tell of ${event.type}`);
}

function onlyPublisher(access: Access, type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  const [first, ...more] = Object.keys(access).filter((name) => takes(access[name]!.publishes, type));
  return more.length === 0 ? first : undefined;
}
