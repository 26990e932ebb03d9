export const MAX_IMAGE_BYTES = 5 * 1_024 * 1_024;

/** What the bytes of an image may be found to be, and as what it is served. An animated PNG is a PNG. */
const TYPES: Readonly<Record<string, string>> = {
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/gif': 'image/gif',
  'image/webp': 'image/webp',
  'image/avif': 'image/avif',
};

/** The type under which bytes of a detected type are served, or undefined when they are no image that is taken. */
export function imageTypeOf(detected: string | undefined, bytes: Uint8Array): string | undefined {
  const type = detected === undefined ? undefined : TYPES[detected];
  // The three letters are enough for the detector, and not for a GIF.
  const isGif = /^GIF8[79]a/.test(Buffer.from(bytes.subarray(0, 6)).toString('latin1'));
  return type === 'image/gif' && !isGif ? undefined : type;
}
