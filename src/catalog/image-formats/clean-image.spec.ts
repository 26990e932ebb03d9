import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ImageError } from '../domain/image.ts';
import * as made from '../testing/images.ts';
import { box, fullBox, u16, u32 } from './boxes.ts';
import { cleanImage } from './clean-image.ts';

const { SAMPLES, SECRET, chunk, jpegFrame, jpegOf, jpegPicture, pngHeader, pngOf, segment } = made;
const hex = (text: string) => Buffer.from(text, 'hex');
const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
const idat = chunk('IDAT', hex('789c636060f80f0001050101'));
const end = chunk('IEND');

function refuses(bytes: Buffer, problem = /./): void {
  assert.throws(
    () => cleanImage(bytes),
    (error) => error instanceof ImageError && problem.test(error.message),
  );
}

for (const { type, extension, clean, dirty, cleaned } of SAMPLES) {
  describe(`cleanImage() of ${type}`, () => {
    it('leaves what is clean as it is', () => {
      assert.deepEqual(cleanImage(clean), { type, extension, bytes: clean });
    });

    it('drops what is no part of the picture, and keeps what it is shown by', () => {
      assert.ok(dirty.includes(SECRET));
      assert.ok(!cleaned.includes(SECRET));
      assert.deepEqual(cleanImage(dirty).bytes.toString('hex'), cleaned.toString('hex'));
      assert.deepEqual(cleanImage(cleaned).bytes, cleaned);
    });

    for (const trailer of ['<html><script>alert(1)</script>', 'PK\x03\x04', '*/=1;alert(1)//', '\0', ';'])
      it(`cuts off ${JSON.stringify(trailer)} behind the end`, () => {
        assert.deepEqual(cleanImage(join(clean, trailer)).bytes, clean);
      });

    it('refuses what is cut, wherever it is', () => {
      for (const whole of [clean, cleaned])
        for (let length = 0; length < whole.length; length++) refuses(whole.subarray(0, length));
    });

    it('refuses or cleans whatever it gets, and fails in no other way', () => {
      // Numbers that look random and are the same in every run.
      let seed = 7;
      const next = (below: number) => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
        return (seed >>> 8) % below;
      };
      for (let run = 0; run < 5_000; run++) {
        const bytes = Buffer.from(dirty);
        for (let change = next(4); change >= 0; change--)
          bytes[next(bytes.length)] = [0, 1, 127, 128, 255, next(256)][next(6)]!;
        try {
          const { bytes: once } = cleanImage(bytes);
          assert.deepEqual(cleanImage(once).bytes, once);
        } catch (error) {
          if (!(error instanceof ImageError)) throw error;
        }
      }
    });
  });
}

describe('cleanImage() keeps', () => {
  for (const [what, bytes, expected] of [
    ['the frames of an animated PNG', made.apng],
    ['the frames of an animated WebP', made.animatedWebp.dirty, made.animatedWebp.cleaned],
    ['a lossy WebP', made.webpOf(made.lossy)],
    [
      'alpha beside a lossy WebP, and not beside another',
      made.webpOf(made.extended(0x10, 2, 2), made.riffChunk('ALPH', hex('00ffffffff')), made.lossy),
    ],
    [
      'a progressive JPEG of two scans',
      jpegOf(
        ...jpegPicture.with(1, jpegFrame(8, 8, 0xc2)),
        segment(0xda, hex('010100003f00')),
        hex('12ff003fffd034'),
      ),
    ],
    [
      'tiles of an AVIF',
      made.avifOf(
        [
          { type: 'grid', data: hex('0000000100040002'), properties: [1] },
          { type: 'av01', data: hex('12000a01'), properties: [2, 3] },
          { type: 'av01', data: hex('12000a02'), properties: [2, 3] },
        ],
        [fullBox('ispe', 0, 0, u32(4, 2)), ...made.avifProperties()],
        [
          ['dimg', 1, 2],
          ['dimg', 1, 3],
        ],
      ),
    ],
  ] as const) {
    it(what, () => {
      assert.equal(cleanImage(bytes).bytes.toString('hex'), (expected ?? bytes).toString('hex'));
    });
  }

  it('which way up a JPEG is, in either byte order, unless it is upright or nonsense', () => {
    const of = (orientation: number, order: 'II' | 'MM') =>
      jpegOf(segment(0xe1, join('Exif\0\0', made.exif(orientation, order))), ...jpegPicture);
    for (const order of ['II', 'MM'] as const) {
      for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
        const { bytes } = cleanImage(of(orientation, order));
        assert.equal(bytes.length, jpegOf(...jpegPicture).length + 36);
        assert.equal(bytes.readUInt16BE(30), orientation);
      }
      for (const orientation of [0, 1, 9, 65_535])
        assert.deepEqual(cleanImage(of(orientation, order)).bytes, jpegOf(...jpegPicture));
    }
  });
});

describe('cleanImage() refuses', () => {
  const { avifOf, avifProperties, gifHeader, gifPicture, webpOf, extended, lossless } = made;
  const huge = /pixels/;
  const cases: readonly [what: string, bytes: Buffer, problem: RegExp][] = [
    ['nothing', Buffer.alloc(0), /must be a PNG, JPEG, GIF, WebP or AVIF/],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /must be a PNG/],
    ['HEIC', box('ftyp', Buffer.from('heic\0\0\0\0mif1heic')), /must be a PNG/],
    ['a BMP', Buffer.from('BM'), /must be a PNG/],
    ['a GIF that is a script', Buffer.from('GIF89a/*aaaaaaaaaaaaaaaa*/=1;alert(1)'), /./],
    ['a GIF that is a shorter script', Buffer.from('GIF89a=1;alert(1)//aaaaaaaaaaaaaaaaaaaaaaaa'), /./],
    ['a GIF without a picture', join(gifHeader(), ';'), /no picture/],
    ['a GIF of no size', join(gifHeader(0, 1), gifPicture, ';'), huge],
    ['a GIF of 65,535 x 65,535', join(gifHeader(65_535, 65_535), gifPicture, ';'), huge],
    [
      'a GIF with something between its blocks',
      join(gifHeader(), 'x', gifPicture, ';'),
      /between its blocks/,
    ],
    ['a PNG without a picture', pngOf(pngHeader(), end), /no picture/],
    ['a PNG of an empty picture', pngOf(pngHeader(), chunk('IDAT'), end), /not whole/],
    ['a PNG without an end', pngOf(pngHeader(), idat), /not whole/],
    ['a PNG without a header', pngOf(idat, end), /IHDR/],
    ['a PNG of two headers', pngOf(pngHeader(), pngHeader(), idat, end), /IHDR/],
    ['a PNG without its palette', pngOf(pngHeader(1, 1, '0803000000'), idat, end), /palette/],
    ['a PNG of no size', pngOf(pngHeader(0, 1), idat, end), huge],
    ['a PNG of 30,000 x 30,000', pngOf(pngHeader(30_000, 30_000), idat, end), huge],
    ['a PNG of 16,384 x 16,384', pngOf(pngHeader(16_384, 16_384), idat, end), huge],
    ['a PNG of colours that there are not', pngOf(pngHeader(1, 1, '0805000000'), idat, end), /colours/],
    ['a PNG of a bit depth that there is not', pngOf(pngHeader(1, 1, '0302000000'), idat, end), /colours/],
    ['a PNG of another filter', pngOf(pngHeader(1, 1, '0806000100'), idat, end), /method/],
    ['a PNG with a part of its own', pngOf(pngHeader(), chunk('CgBI', u32(0)), idat, end), /standard/],
    ['a PNG with a second palette', pngOf(pngHeader(), chunk('PLTE'), chunk('PLTE'), idat, end), /standard/],
    ['a PNG with a damaged part', pngOf(pngHeader(), idat.subarray(0, -1), hex('00'), end), /checksum/],
    ['a JPEG without a picture', jpegOf(), /no picture/],
    ['a JPEG without a scan', jpegOf(jpegFrame()), /no picture/],
    ['a JPEG whose scan has no frame', jpegOf(...jpegPicture.toSpliced(1, 1)), /frame/],
    ['a JPEG of two frames', jpegOf(jpegFrame(), ...jpegPicture), /frame/],
    ['a JPEG of no size', jpegOf(...jpegPicture.with(1, jpegFrame(0, 8))), huge],
    ['a JPEG of 65,535 x 65,535', jpegOf(...jpegPicture.with(1, jpegFrame(65_535, 65_535))), huge],
    [
      'a JPEG coded as browsers do not know',
      jpegOf(...jpegPicture.with(1, jpegFrame(8, 8, 0xc3))),
      /baseline/,
    ],
    [
      'a JPEG with something between its segments',
      jpegOf(segment(0xfe, hex('00')), hex('00'), ...jpegPicture),
      /between its segments/,
    ],
    ['a JPEG within a JPEG', jpegOf(hex('ffd8'), ...jpegPicture), /marker/],
    ['a WebP without a picture', webpOf(extended(0)), /no picture/],
    ['a WebP of another signature', webpOf(made.riffChunk('VP8L', Buffer.alloc(13))), /signature/],
    ['a WebP of 16,384 x 16,384', webpOf(extended(0, 16_384, 16_384), lossless), huge],
    ['a WebP whose animation has no frames', webpOf(extended(2), lossless), /no frames/],
    ['an AVIF that is a header alone', box('ftyp', Buffer.from('avif\0\0\0\0mif1avif')), /missing/],
    ['a sequence in AVIF', join(box('ftyp', Buffer.from('avis\0\0\0\0avisavif')), box('moov')), /sequences/],
    ['an AVIF of no size', made.plainAvif(0, 2), huge],
    ['an AVIF of 30,000 x 30,000', made.plainAvif(30_000, 30_000), huge],
    [
      'an AVIF of another kind of picture',
      avifOf([{ type: 'hvc1', data: hex('12'), properties: [1, 2] }], avifProperties()),
      /one picture/,
    ],
    [
      'an AVIF of a picture that is not there',
      avifOf([{ type: 'grid', data: hex('12'), properties: [1] }], avifProperties(), [['dimg', 1, 9]]),
      /missing/,
    ],
    [
      'an AVIF whose picture needs what there is not',
      avifOf([{ type: 'av01', data: hex('12'), properties: [1, 2, 3] }], [...avifProperties(), box('xxxx')]),
      /property/,
    ],
  ];
  for (const [what, bytes, problem] of cases) it(what, () => refuses(bytes, problem));

  const many = (part: Buffer) => join(...Array.from({ length: 25_000 }, () => part));
  const places = Array.from({ length: 10_000 }, (_, i) => u16(i, 0, 0, 65_535));
  for (const [what, bytes] of [
    ['chunks of a PNG', pngOf(pngHeader(), idat, many(chunk('IDAT')), end)],
    ['segments of a JPEG', jpegOf(many(segment(0xdb, hex(''))), ...jpegPicture)],
    ['blocks of a GIF', join(gifHeader(), many(gifPicture), ';')],
    ['chunks of a WebP', webpOf(extended(0), many(made.riffChunk('prVt', hex(''))), lossless)],
    ['boxes of an AVIF', join(made.plainAvif().subarray(0, 32), many(box('free')))],
    [
      'places in an AVIF, which take no bytes',
      join(
        made.plainAvif().subarray(0, 32),
        box(
          'meta',
          u32(0),
          fullBox('hdlr', 0, 0, u32(0), Buffer.from('pict'), Buffer.alloc(13)),
          fullBox('iloc', 1, 0, u16(0, places.length), ...places),
        ),
      ),
    ],
  ] as const)
    it(`too many ${what}`, () => refuses(bytes, /not have more than 20000 parts/));
});
