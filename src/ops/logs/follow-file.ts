// A log file that grows, read from a place on. local/log-file.ts rotates it by copying it to `<file>.1` and emptying it, and a new run
// moves it there: either way the file then begins otherwise, which is how it is noticed, and what had not been read yet is in the copy.
import type { FileHandle } from 'node:fs/promises';
import { LONGEST_LINE } from './log-record.ts';
import { openIfThere, readBetween } from './read-last.ts';

export interface Follower {
  /** Whole lines that have not been read yet, of at most 64 KiB; `more` when there is more to read at once. */
  read(): Promise<{ lines: string[]; more: boolean }>;
}

const CHUNK = 64 * 1024;
/** The beginning of a file tells it from its successor: the first line has its time in it. */
const BEGINNING = 128;

export function followFile(file: string, from: number): Follower {
  let position = from;
  let beginning: Buffer = Buffer.alloc(0);
  let rest: Buffer = Buffer.alloc(0);
  let skipping = false;
  /** The rest of the file before is read first. */
  let old: { beginning: Buffer; position: number } | undefined;

  function split(bytes: Buffer): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let newline = bytes.indexOf(10); newline >= 0; newline = bytes.indexOf(10, start)) {
      const line = bytes.subarray(start, newline);
      if (!skipping) lines.push((rest.length > 0 ? Buffer.concat([rest, line]) : line).toString('utf8'));
      rest = Buffer.alloc(0);
      skipping = false;
      start = newline + 1;
    }
    const left = bytes.subarray(start);
    if (rest.length + left.length > LONGEST_LINE) skipping = true;
    rest = skipping ? Buffer.alloc(0) : Buffer.concat([rest, left]);
    return lines;
  }

  async function isTheSame(handle: FileHandle): Promise<boolean> {
    if (position === 0) return true;
    const now = await readBetween(handle, 0, BEGINNING);
    // At first nothing is known of it; later a file that has only grown begins with what it began with.
    if (!now.subarray(0, beginning.length).equals(beginning)) return false;
    if ((await handle.stat()).size < position) return false;
    if (beginning.length < BEGINNING) beginning = Buffer.from(now.subarray(0, position));
    return true;
  }

  async function readOld(): Promise<string[] | undefined> {
    const handle = await openIfThere(`${file}.1`);
    if (!handle) return undefined;
    try {
      const start = await readBetween(handle, 0, old!.beginning.length);
      if (!start.equals(old!.beginning)) return undefined;
      const bytes = await readBetween(handle, old!.position, old!.position + CHUNK);
      if (bytes.length === 0) return undefined;
      old!.position += bytes.length;
      return split(bytes);
    } finally {
      await handle.close();
    }
  }

  async function readCurrent(): Promise<{ lines: string[]; more: boolean }> {
    const handle = await openIfThere(file);
    if (!handle) {
      // Moved away; what comes next is another file.
      if (position > 0) turn();
      return { lines: [], more: old !== undefined };
    }
    try {
      if (!(await isTheSame(handle))) {
        turn();
        return { lines: [], more: true };
      }
      const bytes = await readBetween(handle, position, position + CHUNK);
      if (position === 0) beginning = Buffer.from(bytes.subarray(0, BEGINNING));
      position += bytes.length;
      return { lines: split(bytes), more: bytes.length === CHUNK };
    } finally {
      await handle.close();
    }
  }

  function turn(): void {
    old = { beginning, position };
    position = 0;
    beginning = Buffer.alloc(0);
  }

  return {
    async read() {
      if (old) {
        const lines = await readOld();
        if (lines) return { lines, more: true };
        old = undefined;
        rest = Buffer.alloc(0);
        skipping = false;
      }
      return readCurrent();
    },
  };
}
