// Images written by hand, byte by byte: the smallest of each kind, the same with all that is no part of a picture, and large ones.
import { crc32, deflateSync } from 'node:zlib';
import { u16, u32 } from '../image-formats/boxes.ts';
import { avif } from './avif-image.ts';
import { exif, hex, join, PROFILE, type Sample, secret, upended } from './image-parts.ts';

export { avifOf, avifProperties, plainAvif } from './avif-image.ts';
export { exif, SECRET } from './image-parts.ts';

// PNG

export const chunk = (name: string, data: Buffer = Buffer.alloc(0)) =>
  join(u32(data.length), name, data, u32(crc32(join(name, data))));
export const pngOf = (...chunks: Buffer[]) => join('\x89PNG\r\n\x1a\n', ...chunks);
export const pngHeader = (width = 1, height = 1, rest = '0806000000') =>
  chunk('IHDR', join(u32(width, height), hex(rest)));
const pixels = (colour: number) => deflateSync(join('\0', u32(colour)));
const PNG = [pngHeader(), chunk('IDAT', pixels(0xff0000ff)), chunk('IEND')] as const;
const frame = (sequence: number) => chunk('fcTL', join(u32(sequence, 1, 1, 0, 0), u16(1, 10), u16(0)));
const shown = [
  chunk('gAMA', u32(45_455)),
  chunk('cHRM', u32(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000)),
  chunk('iCCP', join('p\0\0', deflateSync(PROFILE))),
  chunk('pHYs', join(u32(2_835, 2_835), '\x01')),
];

const png: Sample = {
  type: 'image/png',
  extension: 'png',
  clean: pngOf(...PNG),
  dirty: join(
    pngOf(
      PNG[0],
      ...shown,
      chunk('tEXt', join('Comment\0', secret)),
      chunk('zTXt', join('Author\0\0', deflateSync(secret))),
      chunk('iTXt', join('XML:com.adobe.xmp\0\0\0\0\0', secret)),
      chunk('eXIf', exif(6)),
      chunk('tIME', hex('07ea0b1b0a0000')),
      chunk('prVt', secret),
      chunk('pHYs', secret),
      PNG[1],
      chunk('tEXt', join('Late\0', secret)),
      chunk('fdAT', join(u32(1), secret)),
      PNG[2],
    ),
    chunk('tEXt', secret),
  ),
  cleaned: pngOf(PNG[0], chunk('eXIf', upended), ...shown, ...PNG.slice(1)),
};

/** An animation of two frames. */
export const apng = pngOf(
  pngHeader(),
  chunk('acTL', u32(2, 0)),
  frame(0),
  chunk('IDAT', pixels(0xff0000ff)),
  frame(1),
  chunk('fdAT', join(u32(2), pixels(0x00ff00ff))),
  chunk('IEND'),
);

let count = 0;

/** A PNG of this many bytes that is like no other. */
export function largePng(size = 100): Buffer {
  count += 1;
  const data = Buffer.alloc(size - 57);
  pixels(count).copy(data);
  return pngOf(pngHeader(), chunk('IDAT', data), chunk('IEND'));
}

// JPEG: 8 by 8 grey pixels, with tables of one code each.

export const segment = (marker: number, data: Buffer) =>
  join(Buffer.of(0xff, marker), u16(data.length + 2), data);
export const jpegOf = (...parts: Buffer[]) => join(hex('ffd8'), ...parts, hex('ffd9'));
export const jpegFrame = (width = 8, height = 8, marker = 0xc0) =>
  segment(marker, join('\x08', u16(height, width), hex('01011100')));
const oneCode = (kind: number) => segment(0xc4, join(Buffer.of(kind, 1), Buffer.alloc(16)));
export const jpegPicture = [
  segment(0xdb, Buffer.alloc(65, 1).fill(0, 0, 1)),
  jpegFrame(),
  oneCode(0x00),
  oneCode(0x10),
  segment(0xda, hex('010100003f00')),
  hex('3f'),
];
const jfif = (preview: Buffer) =>
  segment(0xe0, join('JFIF\0', hex('010201004800480101'.slice(0, 14)), preview));
const profile = segment(0xe2, join('ICC_PROFILE\0\x01\x01', PROFILE));
const adobe = segment(0xee, join('Adobe', hex('00640000000000')));

const jpeg: Sample = {
  type: 'image/jpeg',
  extension: 'jpg',
  clean: jpegOf(...jpegPicture),
  dirty: join(
    jpegOf(
      jfif(join('\x01\x01', 'abc')),
      segment(0xe0, join('JFXX\0', secret)),
      segment(0xe1, join('Exif\0\0', exif(6))),
      segment(0xe1, join('http://ns.adobe.com/xap/1.0/\0', secret)),
      profile,
      segment(0xe2, join('MPF\0', secret)),
      segment(0xed, join('Photoshop 3.0\0', secret)),
      segment(0xee, join('Adobe', hex('00640000000000'), secret)),
      segment(0xeb, secret),
      segment(0xfe, secret),
      hex('ffff'),
      ...jpegPicture,
      segment(0xfe, secret),
    ),
    secret,
  ),
  cleaned: jpegOf(
    jfif(hex('0000')),
    segment(0xe1, join('Exif\0\0', upended)),
    profile,
    adobe,
    ...jpegPicture,
  ),
};

// GIF

export const gifHeader = (width = 1, height = 1) =>
  join('GIF89a', Buffer.of(width & 255, width >> 8, height & 255, height >> 8), hex('800000000000ffffff'));
const control = hex('21f904010a00000000'.slice(0, 16));
export const gifPicture = hex('2c00000000010001000002024401003b'.slice(0, 30));
const loop = join('\x21\xff\x0bNETSCAPE2.0', hex('0301000000'));
const pieces = (data: Buffer) => join(Buffer.of(data.length), data, '\0');

const gif: Sample = {
  type: 'image/gif',
  extension: 'gif',
  clean: join(gifHeader(), control, gifPicture, ';'),
  dirty: join(
    gifHeader(),
    '\x21\xff\x0bNETSCAPE2.0',
    hex('03010000'),
    pieces(secret),
    '\x21\xfe',
    pieces(secret),
    '\x21\xff\x0bXMP DataXMP',
    pieces(secret),
    control,
    '\x21\x01',
    pieces(secret),
    control,
    gifPicture,
    '\x21\xff\x0bICCRGBG1012',
    pieces(secret),
    ';',
    secret,
  ),
  cleaned: join(gifHeader(), loop, control, gifPicture, ';'),
};

// WebP

export const riffChunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return join(name, length, data, Buffer.alloc(data.length % 2));
};
export const webpOf = (...chunks: Buffer[]) => riffChunk('RIFF', join('WEBP', ...chunks));
export const lossless = riffChunk('VP8L', hex('2f00000010071011118888fe07'));
export const lossy = riffChunk(
  'VP8 ',
  hex('7001009d012a0200020002c04c25a0027401400000feecbd88c2692747ff3d33ff607ff247c2c000'),
);
export const extended = (flags: number, width = 1, height = 1) =>
  riffChunk(
    'VP8X',
    join(hex(flags.toString(16).padStart(2, '0')), '\0\0\0', little(width - 1), little(height - 1)),
  );
const little = (value: number) => Buffer.of(value & 255, (value >> 8) & 255, value >> 16);
const webpFrame = (...chunks: Buffer[]) =>
  riffChunk('ANMF', join(Buffer.alloc(6), little(0), little(0), little(100), '\0', ...chunks));
const animation = riffChunk('ANIM', hex('ffffffff0000'));

const webp: Sample = {
  type: 'image/webp',
  extension: 'webp',
  clean: webpOf(lossless),
  dirty: join(
    webpOf(
      extended(0x2c),
      riffChunk('ICCP', PROFILE),
      riffChunk('prVt', secret),
      lossless,
      riffChunk('EXIF', join('Exif\0\0', exif(6, 'MM'))),
      riffChunk('XMP ', secret),
      riffChunk('prVt', secret),
    ),
    secret,
  ),
  cleaned: webpOf(extended(0x28), riffChunk('ICCP', PROFILE), lossless, riffChunk('EXIF', upended)),
};

/** An animation whose frame holds something else, and what is left of it. */
export const animatedWebp = {
  dirty: webpOf(
    extended(0x02),
    animation,
    webpFrame(lossless, riffChunk('prVt', secret)),
    webpFrame(lossless),
  ),
  cleaned: webpOf(extended(0x02), animation, webpFrame(lossless), webpFrame(lossless)),
};

export const SAMPLES: readonly Sample[] = [png, jpeg, gif, webp, avif];
