// Boxes of the ISO base media file format (ISO/IEC 14496-12): a length, a name, a body, which may be boxes again.
import { checkImage } from '../domain/image.ts';
import type { Reader } from './reader.ts';

export interface Box {
  readonly name: string;
  readonly body: Buffer;
}

/** The next box, or undefined where what follows is none, or none that is whole. */
function nextBox(reader: Reader): Box | undefined {
  if (reader.left < 8) return undefined;
  reader.countPart();
  const { bytes, at } = reader;
  const size = bytes.readUInt32BE(at);
  const isLong = size === 1 && reader.left >= 16;
  const length = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : size === 0 ? reader.left : size;
  const head = isLong ? 16 : 8;
  if (length < head || length > reader.left) return undefined;
  const name = bytes.toString('latin1', at + 4, at + 8);
  return { name, body: reader.take(length).subarray(head) };
}

/** All boxes that stand one after the other; what follows the last whole one is left. */
export function boxesOf(reader: Reader): Box[] {
  const boxes: Box[] = [];
  for (let box = nextBox(reader); box; box = nextBox(reader)) boxes.push(box);
  return boxes;
}

/** All boxes of a body that holds nothing else. */
export function onlyBoxes(reader: Reader): Box[] {
  const boxes = boxesOf(reader);
  checkImage(reader.left === 0, 'is not whole: a part of it ends before what it announces');
  return boxes;
}

export function box(name: string, ...body: readonly Buffer[]): Buffer {
  const length = body.reduce((sum, { length }) => sum + length, 8);
  const head = Buffer.from(`\0\0\0\0${name}`, 'latin1');
  head.writeUInt32BE(length);
  return Buffer.concat([head, ...body]);
}

/** A box with a version and flags. */
export function fullBox(name: string, version: number, flags: number, ...body: readonly Buffer[]): Buffer {
  return box(name, u32(version * 2 ** 24 + flags), ...body);
}

export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt16BE(value, 2 * i);
  return bytes;
}

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
}
