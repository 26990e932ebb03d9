import { createHash } from 'node:crypto';
import type { Place } from './places.ts';

/** The beginning of a file tells it from its successor: the first line has its time in it. */
export const BEGINNING = 128;

export const START: Place = ['', 0];

/** Gives places in a file that begins so; of its beginning, as much tells it as stands before the place. */
export function placesIn(head: Buffer): (position: number) => Place {
  let whole: string | undefined;
  return (position) => {
    if (position === 0) return START;
    if (position < BEGINNING) return [markOf(head.subarray(0, position)), position];
    whole ??= markOf(head.subarray(0, BEGINNING));
    return [whole, position];
  };
}

function markOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
}
