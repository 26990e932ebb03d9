// Images are not decoded and not compressed again: a file is taken apart and put together anew from the parts that a decoder needs. So
// nothing is lost of the picture, and whatever else is in the file is gone: positions, names, dates, previews, and what follows its end.
import { ImageError } from '../domain/image.ts';
import { cleanAvif, isAvif } from './avif.ts';
import { cleanGif, isGif } from './gif.ts';
import { cleanJpeg, isJpeg } from './jpeg.ts';
import { cleanPng, isPng } from './png.ts';
import { cleanWebp, isWebp } from './webp.ts';

export interface CleanImage {
  /** By its own bytes. */
  readonly type: string;
  /** As the type's files are called. */
  readonly extension: string;
  readonly bytes: Buffer;
}

interface Format {
  readonly type: string;
  readonly extension: string;
  is(bytes: Buffer): boolean;
  clean(bytes: Buffer): Buffer;
}

const FORMATS: readonly Format[] = [
  { type: 'image/png', extension: 'png', is: isPng, clean: cleanPng },
  { type: 'image/jpeg', extension: 'jpg', is: isJpeg, clean: cleanJpeg },
  { type: 'image/gif', extension: 'gif', is: isGif, clean: cleanGif },
  { type: 'image/webp', extension: 'webp', is: isWebp, clean: cleanWebp },
  { type: 'image/avif', extension: 'avif', is: isAvif, clean: cleanAvif },
];

/** The same picture without what is no part of it; throws ImageError for what is no whole image. Clean bytes stay as they are. */
export function cleanImage(bytes: Buffer): CleanImage {
  const format = FORMATS.find(({ is }) => is(bytes));
  if (!format) throw new ImageError('must be a PNG, JPEG, GIF, WebP or AVIF image');
  const { type, extension } = format;
  return { type, extension, bytes: format.clean(bytes) };
}
