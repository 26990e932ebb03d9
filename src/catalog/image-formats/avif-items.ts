// What a still AVIF says of its items (ISO/IEC 23008-12): pictures, tiles of a picture, alpha, and whatever else is kept beside them.
import { checkImage } from '../domain/image.ts';
import { type Box, boxesOf, onlyBoxes } from './boxes.ts';
import { Reader } from './reader.ts';

export interface Property extends Box {
  readonly isEssential: boolean;
}

export interface Item {
  readonly id: number;
  readonly type: string;
  readonly isHidden: boolean;
  /** Its data stands in the header (1) or elsewhere in the file (0). */
  readonly method: number;
  readonly data: readonly Buffer[];
  readonly properties: readonly Property[];
}

export interface Reference {
  readonly name: string;
  readonly from: number;
  readonly to: readonly number[];
}

export interface Avif {
  readonly primary: number;
  readonly items: ReadonlyMap<number, Item>;
  readonly references: readonly Reference[];
}

export function readAvif(bytes: Buffer): Avif {
  const file = new Reader(bytes);
  const top = boxesOf(file);
  checkImage(
    !top.some(({ name }) => name === 'moov'),
    'must be a still picture: sequences in AVIF are not taken',
  );
  const meta = file.inner(bodyOf(top, 'meta'));
  meta.skip(4);
  const boxes = onlyBoxes(meta);
  checkImage(bodyOf(boxes, 'hdlr').toString('latin1', 8, 12) === 'pict', 'is no AVIF: it holds no pictures');
  const idat = boxes.find(({ name }) => name === 'idat')?.body ?? Buffer.alloc(0);
  const places = readPlaces(versioned(file, bodyOf(boxes, 'iloc')), [bytes, idat]);
  const properties = readProperties(file, bodyOf(boxes, 'iprp'));
  const items = new Map<number, Item>();
  for (const item of readTypes(file, bodyOf(boxes, 'iinf'))) {
    const place = places.get(item.id) ?? { method: 0, data: [] };
    items.set(item.id, { ...item, ...place, properties: properties.get(item.id) ?? [] });
  }
  const primary = versioned(file, bodyOf(boxes, 'pitm'));
  const iref = boxes.find(({ name }) => name === 'iref');
  return {
    primary: primary.version === 0 ? primary.reader.u16() : primary.reader.u32(),
    items,
    references: iref ? readReferences(versioned(file, iref.body)) : [],
  };
}

function bodyOf(boxes: readonly Box[], name: string): Buffer {
  const found = boxes.find((box) => box.name === name);
  checkImage(found !== undefined, `is not whole: its part ${name} is missing`);
  return found.body;
}

interface Versioned {
  readonly version: number;
  readonly flags: number;
  readonly reader: Reader;
}

function versioned(file: Reader, body: Buffer): Versioned {
  const reader = file.inner(body);
  const word = reader.u32();
  return { version: word >>> 24, flags: word & 0xffffff, reader };
}

function readTypes(file: Reader, iinf: Buffer): Pick<Item, 'id' | 'type' | 'isHidden'>[] {
  const { version: listVersion, reader: list } = versioned(file, iinf);
  list.skip(listVersion === 0 ? 2 : 4);
  const entries = onlyBoxes(list).filter(({ name }) => name === 'infe');
  return entries.flatMap(({ body }) => {
    const { version, flags, reader } = versioned(file, body);
    if (version < 2) return [];
    const id = version === 2 ? reader.u16() : reader.u32();
    // One that is encrypted is no picture for us.
    return reader.u16() === 0 ? [{ id, type: reader.name(), isHidden: (flags & 1) !== 0 }] : [];
  });
}

/** Where the data of the items stands: by method, in the file or in the header. */
function readPlaces(
  { version, reader }: Versioned,
  sources: readonly [file: Buffer, header: Buffer],
): Map<number, Pick<Item, 'method' | 'data'>> {
  const sizes = reader.u16();
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const number = (size: number) => (size === 0 ? 0 : Number(`0x${reader.take(size).toString('hex')}`));
  const places = new Map<number, Pick<Item, 'method' | 'data'>>();
  const count = version < 2 ? reader.u16() : reader.u32();
  for (let i = 0; i < count; i++) {
    const id = version < 2 ? reader.u16() : reader.u32();
    reader.countPart();
    const method = version === 0 ? 0 : reader.u16() & 15;
    const source = reader.u16() === 0 ? sources[method] : undefined;
    const base = number(baseSize);
    const data: Buffer[] = [];
    for (let extents = reader.u16(); extents > 0; extents--) {
      reader.countPart();
      number(indexSize);
      const extent = new Reader(source ?? Buffer.alloc(0));
      const start = base + number(offsetSize);
      const length = number(lengthSize);
      // What stands in another file, or in another item, is not read; it is refused where the picture needs it.
      if (!source) continue;
      extent.take(start);
      data.push(extent.take(length === 0 ? extent.left : length));
    }
    places.set(id, { method, data });
  }
  return places;
}

function readProperties(file: Reader, body: Buffer): Map<number, Property[]> {
  const iprp = onlyBoxes(file.inner(body));
  const all = onlyBoxes(file.inner(bodyOf(iprp, 'ipco')));
  const found = new Map<number, Property[]>();
  for (const { body } of iprp.filter(({ name }) => name === 'ipma')) {
    const { version, flags, reader } = versioned(file, body);
    const isWide = (flags & 1) !== 0;
    for (let left = reader.u32(); left > 0; left--) {
      const id = version === 0 ? reader.u16() : reader.u32();
      reader.countPart();
      const properties: Property[] = [];
      for (let links = reader.u8(); links > 0; links--) {
        const link = isWide ? reader.u16() : reader.u8();
        const top = isWide ? 0x8000 : 0x80;
        const property = all[(link & (top - 1)) - 1];
        if (property) properties.push({ ...property, isEssential: (link & top) !== 0 });
      }
      found.set(id, properties);
    }
  }
  return found;
}

function readReferences({ version, reader }: Versioned): Reference[] {
  return onlyBoxes(reader).map(({ name, body }) => {
    const entry = reader.inner(body);
    const id = () => {
      reader.countPart();
      return version === 0 ? entry.u16() : entry.u32();
    };
    const from = id();
    return { name, from, to: Array.from({ length: entry.u16() }, id) };
  });
}
