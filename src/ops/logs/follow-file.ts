// A log file that grows, read from a place on. local/log-file.ts rotates it by copying it to `<file>.1` and emptying it, and a new run
// moves it there: either way the file then begins otherwise, which is how it is noticed, and what had not been read yet is in the copy.
import type { FileHandle } from 'node:fs/promises';
import { BEGINNING, placesIn, START } from './file-place.ts';
import { LONGEST_LINE } from './log-record.ts';
import type { Place } from './places.ts';
import { openIfThere, readBetween } from './read-last.ts';

export interface FileLine {
  readonly text: string;
  readonly behind: Place;
}

export interface Follower {
  /** Whole lines that have not been read yet, of at most 64 KiB; `more` when there is more to read at once. */
  read(): Promise<{ lines: FileLine[]; more: boolean }>;
}

const CHUNK = 64 * 1024;

/**
 * From a place in the file on, or in the one before it; when both are gone, from the first line there is. Only lines that have `having` in
 * them are given, and no others are decoded.
 */
export function followFile(file: string, from: Place, having = ''): Follower {
  const wanted = Buffer.from(having);
  let at = from;
  /** How far the file before is read: its rest comes first. */
  let old: Place | undefined;
  let rest: Buffer = Buffer.alloc(0);
  let skipping = false;

  function split(bytes: Buffer, position: number, placeAt: (position: number) => Place): FileLine[] {
    const lines: FileLine[] = [];
    let start = 0;
    for (let newline = bytes.indexOf(10); newline >= 0; newline = bytes.indexOf(10, start)) {
      const line = bytes.subarray(start, newline);
      const whole = rest.length > 0 ? Buffer.concat([rest, line]) : line;
      if (!skipping && whole.includes(wanted))
        lines.push({ text: whole.toString('utf8'), behind: placeAt(position + newline + 1) });
      forget();
      start = newline + 1;
    }
    const left = bytes.subarray(start);
    if (rest.length + left.length > LONGEST_LINE) skipping = true;
    rest = skipping ? Buffer.alloc(0) : Buffer.concat([rest, left]);
    return lines;
  }

  /** Forgets the line of which only a part has been read. */
  function forget(): void {
    rest = Buffer.alloc(0);
    skipping = false;
  }

  /** What stands behind a place; undefined when the place is in another file. */
  async function readFrom(handle: FileHandle, [mark, position]: Place) {
    const known = await readBetween(handle, 0, Math.min(BEGINNING, position));
    if (placesIn(known)(position)[0] !== mark || (await handle.stat()).size < position) return undefined;
    const bytes = await readBetween(handle, position, position + CHUNK);
    const placeAt = placesIn(Buffer.concat([known, bytes.subarray(0, BEGINNING - known.length)]));
    return {
      lines: split(bytes, position, placeAt),
      next: placeAt(position + bytes.length),
      length: bytes.length,
    };
  }

  async function readOld(): Promise<FileLine[] | undefined> {
    const handle = await openIfThere(`${file}.1`);
    if (!handle) return undefined;
    try {
      let read = await readFrom(handle, old!);
      if (!read) {
        // The one that had been read is gone, and nothing of this one has been.
        forget();
        read = await readFrom(handle, START);
      }
      if (!read || read.length === 0) return undefined;
      old = read.next;
      return read.lines;
    } finally {
      await handle.close();
    }
  }

  async function readCurrent(): Promise<{ lines: FileLine[]; more: boolean }> {
    const handle = await openIfThere(file);
    if (!handle) {
      // Moved away; what comes next is another file.
      if (at[1] > 0) turn();
      return { lines: [], more: old !== undefined };
    }
    try {
      const read = await readFrom(handle, at);
      if (!read) {
        turn();
        return { lines: [], more: true };
      }
      at = read.next;
      return { lines: read.lines, more: read.length === CHUNK };
    } finally {
      await handle.close();
    }
  }

  function turn(): void {
    old = at;
    at = START;
  }

  return {
    async read() {
      if (old) {
        const lines = await readOld();
        if (lines) return { lines, more: true };
        old = undefined;
        forget();
      }
      return readCurrent();
    },
  };
}
