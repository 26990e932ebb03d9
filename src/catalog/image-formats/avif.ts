// AVIF: an ISO base media file whose header tells of items and where their data stands. Only the picture, its tiles and its alpha are
// written anew; blocks of Exif, XMP, previews, depth and gain maps are items that nothing of these needs.
import { checkImage, checkSize } from '../domain/image.ts';
import { type Avif, type Item, type Property, type Reference, readAvif } from './avif-items.ts';
import { box, fullBox, u16, u32 } from './boxes.ts';

const BRANDS = ['avif', 'mif1', 'mif2', 'miaf', 'MA1A', 'MA1B'];
const ALPHAS = ['urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0', 'urn:mpeg:hevc:2015:auxid:1\0'];
/** Size, depth, colour, shape, orientation, and how the data is coded. */
const PROPERTIES = 'ispe pixi colr pasp clap irot imir av1C auxC clli mdcv cclv amve a1op lsel a1lx'.split(
  ' ',
);

export function isAvif(bytes: Buffer): boolean {
  return brandsOf(bytes).some((brand) => brand === 'avif' || brand === 'avis');
}

/** Behind the first one stands its version. */
function brandsOf(bytes: Buffer): string[] {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return [];
  const words = bytes.toString('latin1', 8, bytes.readUInt32BE()).match(/.{4}/gs) ?? [];
  return words.filter((_, i) => i !== 1);
}

export function cleanAvif(bytes: Buffer): Buffer {
  const avif = readAvif(bytes);
  const items = neededItems(avif);
  const size = items.flatMap(({ data }) => data).reduce((sum, { length }) => sum + length, 0);
  checkImage(size <= bytes.length, 'is no AVIF: its pictures share their data');
  for (const item of items) checkItem(item);
  const brands = brandsOf(bytes).filter((brand) => BRANDS.includes(brand));
  const ftyp = box(
    'ftyp',
    Buffer.from(`avif\0\0\0\0${[...new Set(['avif', ...brands])].join('')}`, 'latin1'),
  );
  const write = (start: number) => box('meta', u32(0), ...header(avif, items, start));
  const meta = write(0);
  const stored = items.filter(({ method }) => method === 0).flatMap(({ data }) => data);
  return Buffer.concat([ftyp, write(ftyp.length + meta.length + 8), box('mdat', ...stored)]);
}

/** The picture, the alpha of what is needed, and the tiles that it is made of. */
function neededItems({ primary, items, references }: Avif): Item[] {
  const needed = new Set([primary]);
  const isAlpha = (id: number) => {
    const auxiliary = items.get(id)?.properties.find(({ name }) => name === 'auxC');
    const kind = auxiliary?.body.toString('latin1', 4) ?? '';
    return ALPHAS.some((alpha) => kind.startsWith(alpha));
  };
  // Tiles of alpha are found in a second turn, and there are no others.
  for (let turn = 0; turn < 2; turn++) {
    for (const { name, from, to } of references) {
      if (name === 'dimg' && needed.has(from)) for (const id of to) needed.add(id);
      if (name === 'auxl' && to.some((id) => needed.has(id)) && isAlpha(from)) needed.add(from);
    }
  }
  return [...needed].map((id) => {
    const item = items.get(id);
    checkImage(item !== undefined, 'is not whole: a picture in it is missing');
    return item;
  });
}

function checkItem({ type, data, properties }: Item): void {
  checkImage(type === 'av01' || type === 'grid', 'must be an AVIF of one picture, whole or in tiles');
  checkImage(
    data.some(({ length }) => length > 0),
    'is not whole: it has no picture in it',
  );
  const ispe = properties.find(({ name }) => name === 'ispe')?.body;
  checkImage(ispe?.length === 12, 'is no AVIF: a picture has no size');
  checkSize(ispe.readUInt32BE(4), ispe.readUInt32BE(8));
  // A marker and a version, then how the data is coded.
  const isCoded = properties.some(
    ({ name, body }) => name === 'av1C' && body.length >= 4 && body[0] === 0x81,
  );
  checkImage(type === 'grid' || isCoded, 'is no AVIF: a picture does not say how it is coded');
  checkImage(
    properties.every(({ name, isEssential }) => PROPERTIES.includes(name) || !isEssential),
    'is no AVIF that browsers show: a picture has a property that is not in the standard',
  );
}

/** The boxes of the header, with items numbered from 1 and their data from `start` on. */
function header({ references }: Avif, items: readonly Item[], start: number): Buffer[] {
  const number = new Map(items.map(({ id }, i) => [id, i + 1]));
  const inside = items.filter(({ method }) => method === 1).flatMap(({ data }) => data);
  const entries = items.map(({ type, isHidden }, i) =>
    fullBox('infe', 2, isHidden ? 1 : 0, u16(i + 1, 0), Buffer.from(`${type}\0`, 'latin1')),
  );
  return [
    fullBox('hdlr', 0, 0, u32(0), Buffer.from('pict'), Buffer.alloc(13)),
    fullBox('pitm', 0, 0, u16(1)),
    places(items, start),
    fullBox('iinf', 0, 0, u16(items.length), ...entries),
    ...referencesBetween(references, number),
    properties(items),
    ...(inside.length > 0 ? [box('idat', ...inside)] : []),
  ];
}

function places(items: readonly Item[], start: number): Buffer {
  const at = [start, 0];
  const entries = items.map(({ method, data }, i) => {
    const length = data.reduce((sum, piece) => sum + piece.length, 0);
    const offset = at[method]!;
    at[method] = offset + length;
    return Buffer.concat([u16(i + 1, method, 0, 1), u32(offset, length)]);
  });
  // Four bytes for an offset, four for a length, none for a base.
  return fullBox('iloc', 1, 0, u16(0x4400, items.length), ...entries);
}

function referencesBetween(references: readonly Reference[], number: ReadonlyMap<number, number>): Buffer[] {
  const known = references
    .filter(({ name }) => name === 'dimg' || name === 'auxl' || name === 'prem')
    .map(({ name, from, to }) => ({ name, from: number.get(from), to: to.map((id) => number.get(id)) }))
    .filter(({ from, to }) => from !== undefined && !to.includes(undefined))
    .map(({ name, from, to }) => box(name, u16(from!, to.length, ...(to as number[]))));
  return known.length > 0 ? [fullBox('iref', 0, 0, ...known)] : [];
}

function properties(items: readonly Item[]): Buffer {
  const written: Buffer[] = [];
  const places = new Map<Buffer, number>();
  const placeOf = ({ name, body }: Property) => {
    const place = places.get(body) ?? written.push(box(name, body));
    places.set(body, place);
    return place;
  };
  const links = items.map(({ properties }, i) => {
    const kept = properties.filter(({ name }) => PROPERTIES.includes(name));
    const all = kept.map((property) => placeOf(property) + (property.isEssential ? 0x8000 : 0));
    return Buffer.concat([u16(i + 1), Buffer.of(all.length), u16(...all)]);
  });
  return box('iprp', box('ipco', ...written), fullBox('ipma', 0, 1, u32(items.length), ...links));
}
