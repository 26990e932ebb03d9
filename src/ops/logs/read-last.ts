import { type FileHandle, open } from 'node:fs/promises';
import { BEGINNING, placesIn, START } from './file-place.ts';
import type { Place } from './places.ts';

const CHUNK = 64 * 1024;
/** How far back lines are sought: rare ones of long ago are not worth reading a whole file for. */
const FARTHEST = 4 * 1024 * 1024;

export interface Found<T> {
  readonly value: T;
  readonly before: Place;
  readonly behind: Place;
}

/**
 * The last lines of a file that `read` makes something of, in their order, without reading all of it; and where the first line
 * begins that is not complete yet. Nothing when there is no such file.
 */
export async function readLast<T>(
  file: string,
  lines: number,
  read: (line: string) => T | undefined,
): Promise<{ found: Found<T>[]; end: Place }> {
  const handle = await openIfThere(file);
  if (!handle) return { found: [], end: START };
  try {
    const { size } = await handle.stat();
    const placeAt = placesIn(await readBetween(handle, 0, BEGINNING));
    const found: Found<T>[] = [];
    let end: number | undefined;
    /** Where the line ends whose beginning is sought. */
    let lineEnd = 0;
    /** Of a line whose beginning stands further ahead in the file. */
    let rest: Buffer = Buffer.alloc(0);
    let start = size;
    while (start > 0 && size - start < FARTHEST) {
      const from = Math.max(0, start - CHUNK);
      const bytes = await readBetween(handle, from, start);
      if (bytes.length < start - from) break; // emptied meanwhile
      start = from;
      let tail = bytes.length;
      for (let newline = bytes.lastIndexOf(10); newline >= 0; newline = lastNewline(bytes, newline)) {
        const lineStart = start + newline + 1;
        if (end === undefined) end = lineStart;
        else if (take(Buffer.concat([bytes.subarray(newline + 1, tail), rest]), lineStart)) return done();
        lineEnd = lineStart;
        rest = Buffer.alloc(0);
        tail = newline;
      }
      if (end === undefined) continue;
      rest = Buffer.concat([bytes.subarray(0, tail), rest]);
      if (start === 0) take(rest, 0);
    }
    return done();

    function take(line: Buffer, lineStart: number): boolean {
      if (found.length === lines) return true;
      const value = read(line.toString('utf8'));
      if (value !== undefined) found.push({ value, before: placeAt(lineStart), behind: placeAt(lineEnd) });
      return found.length === lines;
    }
    function done() {
      return { found: found.reverse(), end: placeAt(end ?? (start === 0 ? 0 : size)) };
    }
  } finally {
    await handle.close();
  }
}

function lastNewline(bytes: Buffer, before: number): number {
  return before === 0 ? -1 : bytes.lastIndexOf(10, before - 1);
}

/** undefined when there is no such file. */
export async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The bytes from one place to another; fewer where the file ends. */
export async function readBetween(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(to - from);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, from + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}
