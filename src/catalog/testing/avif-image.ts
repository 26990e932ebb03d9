// AVIF as libavif writes it, by hand.
import { box, fullBox, u16, u32 } from '../image-formats/boxes.ts';
import { exif, hex, join, latin1, PROFILE, type Sample, secret } from './image-parts.ts';

interface AvifItem {
  readonly type: string;
  readonly data: Buffer;
  /** Places of its properties, from 1. */
  readonly properties?: readonly number[];
}

const AV1 = hex('12000a08180036880868342032181947878621879e79e68000009040c91c614887b0ba1cf111');
const AV1_ALPHA = hex('12000a04180036153209180028a10002211ea0');
const size = (width: number, height: number) => fullBox('ispe', 0, 0, u32(width, height));
const coded = box('av1C', hex('81000c00'));

/** As libavif writes it, with these items; references are [name, from, to]. */
export function avifOf(
  items: readonly AvifItem[],
  properties: readonly Buffer[],
  references: readonly [string, number, number][] = [],
  brands = 'avifmif1miafMA1B',
): Buffer {
  const ftyp = box('ftyp', latin1(`avif\0\0\0\0${brands}`));
  const meta = (start: number) => {
    let at = start;
    const places = items.map(({ data }, i) => {
      at += data.length;
      return join(u16(i + 1, 0, 0, 1), u32(at - data.length, data.length));
    });
    const links = items.map(({ properties = [] }, i) => {
      const all = properties.map((place) => place + 0x8000);
      return join(u16(i + 1), Buffer.of(all.length), u16(...all));
    });
    return box(
      'meta',
      u32(0),
      fullBox('hdlr', 0, 0, u32(0), latin1('pict'), Buffer.alloc(13)),
      fullBox('pitm', 0, 0, u16(1)),
      fullBox('iloc', 1, 0, u16(0x4400, items.length), ...places),
      fullBox(
        'iinf',
        0,
        0,
        u16(items.length),
        ...items.map(({ type }, i) => fullBox('infe', 2, 0, u16(i + 1, 0), latin1(`${type}\0`))),
      ),
      ...(references.length > 0
        ? [fullBox('iref', 0, 0, ...references.map(([name, from, to]) => box(name, u16(from, 1, to))))]
        : []),
      box('iprp', box('ipco', ...properties), fullBox('ipma', 0, 1, u32(items.length), ...links)),
    );
  };
  const start = ftyp.length + meta(0).length + 8;
  return join(ftyp, meta(start), box('mdat', ...items.map(({ data }) => data)));
}

const turned = box('irot', hex('01'));
const colours = box('colr', join('prof', PROFILE));
const alpha = fullBox('auxC', 0, 0, latin1('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0'));
const picture = { type: 'av01', data: AV1, properties: [1, 2, 3, 4] };

export const avifProperties = (width = 2, height = 2) => [size(width, height), coded];
export const plainAvif = (width = 2, height = 2) =>
  avifOf([{ ...picture, properties: [1, 2] }], avifProperties(width, height));

export const avif: Sample = {
  type: 'image/avif',
  extension: 'avif',
  clean: plainAvif(),
  dirty: join(
    avifOf(
      [
        picture,
        { type: 'Exif', data: join(u32(0), exif(6)) },
        { type: 'mime', data: join('application/rdf+xml', secret) },
        { type: 'av01', data: AV1_ALPHA, properties: [1, 5, 6] },
        { type: 'av01', data: secret, properties: [1, 2] },
      ],
      [size(2, 2), coded, colours, turned, box('av1C', hex('81001c00')), alpha, box('udes', secret)],
      [
        ['cdsc', 2, 1],
        ['cdsc', 3, 1],
        ['auxl', 4, 1],
        ['thmb', 5, 1],
      ],
      'avifmif1miafMA1BSECR',
    ),
    box('free', secret),
    secret,
  ),
  cleaned: avifOf(
    [picture, { type: 'av01', data: AV1_ALPHA, properties: [1, 5, 6] }],
    [size(2, 2), coded, colours, turned, box('av1C', hex('81001c00')), alpha],
    [['auxl', 2, 1]],
  ),
};
