export const MAX_IMAGE_BYTES = 5 * 1_024 * 1_024;

/** What browsers and phones decode without giving up: 256 MiB of colours at the most, however few bytes say so. */
const MAX_SIDE = 16_384;
const MAX_PIXELS = 64 * 1_024 * 1_024;

/** Why bytes are no image that is taken: a sentence fit for a field violation. */
export class ImageError extends Error {}

export function checkImage(ok: boolean, problem: string): asserts ok {
  if (!ok) throw new ImageError(problem);
}

export function checkSize(width: number, height: number): void {
  checkImage(
    width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS,
    `must have 1 to ${MAX_SIDE} pixels a side and at most ${MAX_PIXELS} in all; it has ${width} x ${height}`,
  );
}
