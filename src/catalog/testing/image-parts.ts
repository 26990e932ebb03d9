// What images of every kind may hold, written by hand.
import { u16, u32 } from '../image-formats/boxes.ts';

export interface Sample {
  readonly type: string;
  readonly extension: string;
  /** Nothing but a picture. */
  readonly clean: Buffer;
  /** The same picture; SECRET stands wherever a file of the type may hold something else. */
  readonly dirty: Buffer;
  /** What is kept of the dirty one: also which way up it is, and what its colours are. */
  readonly cleaned: Buffer;
}

export const SECRET = 'GPS 52.5200 N 13.4050 E';
export const secret = Buffer.from(`${SECRET}\0`);
export const latin1 = (text: string) => Buffer.from(text, 'latin1');
export const hex = (text: string) => Buffer.from(text, 'hex');
export const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin1(part) : part)));
export const PROFILE = Buffer.alloc(40, 'profile');

/** A block of Exif as a camera writes it, in either byte order: maker, orientation, a position, a preview. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const little = order === 'II';
  const short = (value: number) => (little ? Buffer.of(value & 255, value >> 8) : u16(value));
  const long = (value: number) => (little ? Buffer.from(u32(value)).reverse() : u32(value));
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    join(short(tag), short(type), long(count), value);
  return join(
    order,
    short(42),
    long(8),
    short(3),
    entry(0x010f, 2, secret.length, long(50)),
    entry(0x0112, 3, 1, join(short(orientation), short(0))),
    entry(0x8825, 4, 1, long(50 + secret.length)),
    long(0),
    secret,
    short(1),
    entry(0x0002, 2, secret.length, long(68 + secret.length)),
    long(0),
    secret,
  );
}

/** What is left of it. */
export const upended = hex('4d4d002a00000008000101120003000000010006000000000000');
