// PNG (W3C, third edition, with animation): a signature, then chunks of a length, a name, data and a checksum.
import { crc32 } from 'node:zlib';
import { checkImage, checkSize } from '../domain/image.ts';
import { readOrientation, writeOrientation } from './orientation.ts';
import { Reader } from './reader.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The picture itself, and its frames where it is animated. */
const PICTURE = ['IHDR', 'IDAT', 'IEND'];
const FRAMES = ['fcTL', 'fdAT'];
/** How it is shown: palette, colours, background, shape of a pixel, animation. At most one of each, and before the picture. */
const SHOWN = 'PLTE tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL'.split(' ');
/** Where the header, which is the first chunk, says what a number of the picture stands for; and that it is a place in the palette. */
const COLOUR_TYPE = 25;
const INDEXED = 3;
const BIT_DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

export function cleanPng(bytes: Buffer): Buffer {
  const reader = new Reader(bytes);
  const kept = [reader.take(SIGNATURE.length)];
  const seen = new Set<string>();
  let orientation: number | undefined;
  for (let name = ''; name !== 'IEND'; ) {
    reader.countPart();
    const start = reader.at;
    const length = reader.u32();
    name = reader.name();
    const data = reader.take(length);
    checkImage(
      reader.u32() === crc32(bytes.subarray(start + 4, start + 8 + length)),
      'is damaged: the checksum of a part of the PNG is wrong',
    );
    checkImage((name === 'IHDR') === (seen.size === 0), 'is no PNG: it does not begin with one IHDR');
    if (name === 'IHDR') checkHeader(data);
    else if (name === 'IDAT' && !seen.has('IDAT')) checkCompression(data);
    else if (name === 'fcTL') checkFrame(data);
    else if (name === 'eXIf') orientation ??= readOrientation(data);
    const isFirst = !seen.has(name) && !seen.has('IDAT');
    const isKept =
      PICTURE.includes(name) ||
      (FRAMES.includes(name) && seen.has('acTL')) ||
      (SHOWN.includes(name) && isFirst);
    // A capital letter at the beginning: no decoder may go on that does not know it.
    checkImage(isKept || !/^[A-Z]/.test(name), 'is no PNG: it has a part that is not in the standard');
    if (isKept) kept.push(bytes.subarray(start, reader.at));
    seen.add(name);
  }
  checkImage(seen.has('IDAT'), 'is not whole: it has no picture in it');
  const needsPalette = bytes[COLOUR_TYPE] === INDEXED;
  checkImage(!needsPalette || seen.has('PLTE'), 'is not whole: its palette is missing');
  // Behind the header, and so before the picture.
  if (orientation) kept.splice(2, 0, chunk('eXIf', writeOrientation(orientation)));
  return Buffer.concat(kept);
}

function checkHeader(header: Buffer): void {
  checkImage(header.length === 13, 'is no PNG: its header has another length');
  checkSize(header.readUInt32BE(0), header.readUInt32BE(4));
  const depths = BIT_DEPTHS[header[9]!] ?? [];
  const isKnown = depths.includes(header[8]!) && header[10] === 0 && header[11] === 0 && header[12]! <= 1;
  checkImage(isKnown, 'is no PNG: its header names colours or a method that there are not');
}

/** The first two bytes of zlib's format say the method, and check themselves. */
function checkCompression(data: Buffer): void {
  const isZlib = data.length >= 2 && (data[0]! & 15) === 8 && data.readUInt16BE() % 31 === 0;
  checkImage(isZlib, 'is not whole: its picture does not begin as one');
}

function checkFrame(control: Buffer): void {
  checkImage(control.length === 26, 'is no PNG: a frame of its animation has no size');
  checkSize(control.readUInt32BE(4), control.readUInt32BE(8));
}

function chunk(name: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length);
  bytes.write(name, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), data.length + 8);
  return bytes;
}
