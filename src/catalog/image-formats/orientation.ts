// Of all that a camera writes into a block of Exif, which way up the picture is shown is the only thing that a browser needs.
const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY = 12;
const UPRIGHT = 1;

/** Finds the orientation, 2 to 8, in a block of Exif (TIFF); undefined where it has none, says upright, or cannot be read. */
export function readOrientation(tiff: Buffer): number | undefined {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return undefined;
  const u16 = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (u16(2) !== 42 || first + 2 > tiff.length) return undefined;
  const end = Math.min(first + 2 + u16(first) * ENTRY, tiff.length - ENTRY + 1);
  for (let at = first + 2; at < end; at += ENTRY) {
    if (u16(at) !== ORIENTATION) continue;
    const value = u16(at + 8);
    return u16(at + 2) === SHORT && value > UPRIGHT && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A block of Exif that says the orientation, and nothing else. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
