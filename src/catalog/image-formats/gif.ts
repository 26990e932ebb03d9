// GIF (87a and 89a): a header, a palette, then blocks: pictures and extensions, whose data stands in pieces of up to 255 bytes.
import { checkImage, checkSize } from '../domain/image.ts';
import { Reader } from './reader.ts';

const PICTURE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
/** When and how the next picture is shown. */
const CONTROL = 0xf9;
/** Text to be drawn, which no browser does. */
const TEXT = 0x01;
const APPLICATION = 0xff;
/** Of what programs have added, how often an animation is repeated: browsers heed it under these names. */
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

export function isGif(bytes: Buffer): boolean {
  return /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6));
}

export function cleanGif(bytes: Buffer): Buffer {
  const reader = new Reader(bytes);
  const header = reader.take(13);
  checkSize(header.readUInt16LE(6), header.readUInt16LE(8));
  const kept = [header, reader.take(paletteSize(header[10]!))];
  let control: Buffer | undefined;
  let pictures = 0;
  for (let block = reader.u8(); block !== TRAILER; block = reader.u8()) {
    reader.countPart();
    if (block === PICTURE) {
      if (control) kept.push(control);
      kept.push(Buffer.of(PICTURE), takePicture(reader));
      control = undefined;
      pictures += 1;
      continue;
    }
    checkImage(block === EXTENSION, 'is no GIF: something stands between its blocks');
    const label = reader.u8();
    const data = takePieces(reader);
    if (label === CONTROL && data.length === 6)
      control = Buffer.concat([Buffer.of(EXTENSION, CONTROL), data]);
    else if (label === TEXT) control = undefined;
    else if (label === APPLICATION) kept.push(...loopOf(data));
  }
  checkImage(pictures > 0, 'is not whole: it has no picture in it');
  return Buffer.concat([...kept, Buffer.of(TRAILER)]);
}

function paletteSize(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Place, size, palette and data of a picture. */
function takePicture(reader: Reader): Buffer {
  const start = reader.at;
  const descriptor = reader.take(9);
  checkSize(descriptor.readUInt16LE(4), descriptor.readUInt16LE(6));
  reader.skip(paletteSize(descriptor[8]!));
  const codeSize = reader.u8();
  checkImage(codeSize >= 1 && codeSize <= 11, 'is no GIF: its picture is not compressed as one');
  checkImage(takePieces(reader).length > 1, 'is not whole: it has no picture in it');
  return reader.bytes.subarray(start, reader.at);
}

/** All pieces to the empty one, which is the last, with their lengths. */
function takePieces(reader: Reader): Buffer {
  const start = reader.at;
  for (let length = reader.u8(); length > 0; length = reader.u8()) reader.skip(length);
  return reader.bytes.subarray(start, reader.at);
}

function loopOf(data: Buffer): Buffer[] {
  const name = data.toString('latin1', 1, 12);
  const isLoop = data[0] === 11 && LOOPS.includes(name) && data[12] === 3 && data[13] === 1;
  return isLoop ? [Buffer.of(EXTENSION, APPLICATION), data.subarray(0, 16), Buffer.of(0)] : [];
}
