import { checkImage } from '../domain/image.ts';

/** Ten times what a large image has, and no more than takes some milliseconds to walk through. */
const MAX_PARTS = 20_000;

/** Reads bytes one after the other; whoever asks for more than there are has a file that was cut. */
export class Reader {
  readonly bytes: Buffer;
  at = 0;
  readonly #parts: { count: number };

  constructor(bytes: Buffer, parts = { count: 0 }) {
    this.bytes = bytes;
    this.#parts = parts;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** A reader of a part of the same file. */
  inner(bytes: Buffer): Reader {
    return new Reader(bytes, this.#parts);
  }

  /** To be called for each part of a file, however deep within others: a part may have no bytes, or two. */
  countPart(): void {
    this.#parts.count += 1;
    checkImage(this.#parts.count <= MAX_PARTS, `must not have more than ${MAX_PARTS} parts`);
  }

  skip(length: number): void {
    checkImage(length <= this.left, 'is not whole: it ends before what it announces');
    this.at += length;
  }

  /** The next bytes, not copied. */
  take(length: number): Buffer {
    this.skip(length);
    return this.bytes.subarray(this.at - length, this.at);
  }

  u8(): number {
    this.skip(1);
    return this.bytes[this.at - 1]!;
  }

  u16(): number {
    this.skip(2);
    return this.bytes.readUInt16BE(this.at - 2);
  }

  u16le(): number {
    this.skip(2);
    return this.bytes.readUInt16LE(this.at - 2);
  }

  u32(): number {
    this.skip(4);
    return this.bytes.readUInt32BE(this.at - 4);
  }

  u32le(): number {
    this.skip(4);
    return this.bytes.readUInt32LE(this.at - 4);
  }

  /** Four letters that name a part of a file. */
  name(): string {
    return this.take(4).toString('latin1');
  }
}
