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
export function imageTypeOf(detected: string | undefined): string | undefined {
  return detected === undefined ? undefined : TYPES[detected];
}
