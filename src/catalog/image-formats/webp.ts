// WebP (RFC 9649): a RIFF file of chunks; an animation has its frames as chunks within chunks.
import { checkImage, checkSize } from '../domain/image.ts';
import { readOrientation, writeOrientation } from './orientation.ts';
import { Reader } from './reader.ts';

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

const HAS_PROFILE = 0x20;
const HAS_ALPHA = 0x10;
const HAS_EXIF = 0x08;
const IS_ANIMATED = 0x02;

export function isWebp(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
}

export function cleanWebp(bytes: Buffer): Buffer {
  const file = new Reader(bytes);
  file.skip(4);
  const body = file.inner(file.take(file.u32le()));
  body.skip(4);
  const chunks = chunksOf(body);
  const first = chunks[0];
  const kept = first?.name === 'VP8X' ? cleanExtended(chunks, file) : [picture(chunks.slice(0, 1))];
  return riff(Buffer.concat(kept.map(encode)));
}

/** A file with a header of its own: a profile, an animation, a picture with alpha. */
function cleanExtended(chunks: readonly Chunk[], file: Reader): Chunk[] {
  const header = chunks[0]!.data;
  checkImage(header.length === 10, 'is no WebP: its header has another length');
  checkSize(header.readUIntLE(4, 3) + 1, header.readUIntLE(7, 3) + 1);
  const find = (name: string) => chunks.find((chunk) => chunk.name === name);
  const isAnimated = (header[0]! & IS_ANIMATED) !== 0;
  const profile = find('ICCP');
  const orientation = readOrientation(withoutName(find('EXIF')?.data ?? Buffer.alloc(0)));
  const exif = orientation && { name: 'EXIF', data: writeOrientation(orientation) };
  const parts = isAnimated ? animation(chunks, file) : [...alphaOf(chunks), picture(chunks)];
  const flags =
    (profile ? HAS_PROFILE : 0) |
    (header[0]! & HAS_ALPHA) |
    (exif ? HAS_EXIF : 0) |
    (isAnimated ? IS_ANIMATED : 0);
  const written = { name: 'VP8X', data: Buffer.concat([Buffer.of(flags, 0, 0, 0), header.subarray(4)]) };
  return [written, ...(profile ? [profile] : []), ...parts, ...(exif ? [exif] : [])];
}

function animation(chunks: readonly Chunk[], file: Reader): Chunk[] {
  const control = chunks.find(({ name }) => name === 'ANIM');
  const frames = chunks.filter(({ name }) => name === 'ANMF').map((chunk) => cleanFrame(chunk, file));
  checkImage(control?.data.length === 6 && frames.length > 0, 'is not whole: its animation has no frames');
  return [control!, ...frames];
}

function cleanFrame({ name, data }: Chunk, file: Reader): Chunk {
  const frame = file.inner(data);
  const head = frame.take(16);
  checkSize(head.readUIntLE(6, 3) + 1, head.readUIntLE(9, 3) + 1);
  const chunks = chunksOf(frame);
  const parts = [...alphaOf(chunks), picture(chunks)];
  return { name, data: Buffer.concat([head, ...parts.map(encode)]) };
}

/** Only beside a picture that has no alpha of its own. */
function alphaOf(chunks: readonly Chunk[]): Chunk[] {
  const alpha = chunks.find(({ name }) => name === 'ALPH');
  return alpha && chunks.some(({ name }) => name === 'VP8 ') ? [alpha] : [];
}

/** The one picture among chunks, its header read. */
function picture(chunks: readonly Chunk[]): Chunk {
  const found = chunks.find(({ name }) => name === 'VP8 ' || name === 'VP8L');
  checkImage(found !== undefined, 'is not whole: it has no picture in it');
  const reader = new Reader(found.data);
  if (found.name === 'VP8L') {
    checkImage(reader.u8() === 0x2f, 'is no WebP: its picture has another signature');
    const bits = reader.u32le();
    checkImage(bits >>> 29 === 0, 'is no WebP: its picture is of a version that there is not');
    checkSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  } else {
    const tag = reader.take(3).readUIntLE(0, 3);
    checkImage(
      (tag & 1) === 0 && reader.take(3).readUIntBE(0, 3) === 0x9d012a,
      'is no WebP: its picture has another signature',
    );
    const width = reader.u16le() & 0x3fff;
    checkSize(width, reader.u16le() & 0x3fff);
    reader.take(tag >>> 5);
  }
  return found;
}

function chunksOf(reader: Reader): Chunk[] {
  const chunks: Chunk[] = [];
  while (reader.left > 0) {
    reader.countPart();
    const name = reader.name();
    const length = reader.u32le();
    chunks.push({ name, data: reader.take(length) });
    // Chunks begin at even places. Some writers leave out the byte behind the last one.
    if (length % 2 === 1 && reader.left > 0) reader.skip(1);
  }
  return chunks;
}

function encode({ name, data }: Chunk): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

function riff(chunks: Buffer): Buffer {
  return encode({ name: 'RIFF', data: Buffer.concat([Buffer.from('WEBP'), chunks]) });
}

/** Some writers put JPEG's name in front of the block. */
function withoutName(exif: Buffer): Buffer {
  return exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
}
