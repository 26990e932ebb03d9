import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** How far back the last lines of a log are sought. */
const TAIL_BYTES = 64 * 1024;

/** A growing file read line by line; it may be emptied meanwhile, as rotation does. */
export interface Follower {
  /** The whole lines that came since the last call; the first call gives at most `lines` of the last ones. */
  read(): string[];
}

export function follow(file: string, lines: number): Follower {
  let position: number | undefined;
  let rest = '';
  let decoder = new StringDecoder('utf8');
  const readNew = (): string[] => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const first = position === undefined;
    position ??= Math.max(0, size - TAIL_BYTES);
    const cut = first && position > 0;
    if (size < position) {
      position = 0;
      rest = '';
      decoder = new StringDecoder('utf8');
    }
    if (size === position) return [];
    const buffer = Buffer.alloc(size - position);
    const descriptor = openSync(file, 'r');
    const count = readSync(descriptor, buffer, 0, buffer.length, position);
    closeSync(descriptor);
    position += count;
    const whole = (rest + decoder.write(buffer.subarray(0, count))).split('\n');
    rest = whole.pop() ?? '';
    if (cut) whole.shift();
    return first ? whole.slice(Math.max(0, whole.length - lines)) : whole;
  };
  return { read: readNew };
}
