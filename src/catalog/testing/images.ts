// The smallest of each kind, and how to make one larger or different.

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const brand = (name: string) => Buffer.from(`\0\0\0\x18ftyp${name}\0\0\0\0mif1${name}`, 'latin1');

export const IMAGES: readonly [type: string, bytes: Buffer][] = [
  ['image/png', PNG],
  ['image/jpeg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
  ['image/gif', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  [
    'image/webp',
    Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0', 'latin1'),
  ],
  ['image/avif', Buffer.concat([brand('avif'), Buffer.alloc(8)])],
];

let count = 0;

/** A PNG of this many bytes that is like no other: what follows its end is of no account. */
export function png(size = PNG.length + 8): Buffer {
  count += 1;
  const image = Buffer.alloc(size, `${count}.`);
  PNG.copy(image);
  return image;
}
