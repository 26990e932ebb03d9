import { holding } from '../harness/shape.ts';
import { type Case, ok, wrong } from './case.ts';
import type { World } from './world.ts';

const CATALOG = 'plaza.catalog.v1.Catalog';

/** Names, and how people ask for them. */
const FINDS: Readonly<Record<string, readonly string[]>> = {
  北京烤鸭: ['北京', '烤鸭', '鸭'],
  東京タワー: ['東京', 'ﾀﾜｰ'],
  'iPhone ケース': ['iPhone ケース', 'ｉｐｈｏｎｅ'],
  서울시청: ['시청'.normalize('NFD')],
  กรุงเทพมหานคร: ['มหานคร'],
  Naïve: ['naive', 'nai\u0308ve'],
  'Naive soul': ['naïve soul'],
  Ёжик: ['ежик'],
  'Σαλάτα οδός': ['σαλατα', 'ΟΔΟΣ'],
  'ＡＢＣ straße': ['abc', 'STRASSE'],
  שָׁלוֹם: ['שלום'],
  'Gift 🎁': ['🎁'],
};

const category = (w: World) => `found-${w.run}`;
const skuOf = (w: World, name: string) => `FOUND-${Object.keys(FINDS).indexOf(name)}-${w.run}`;

export const searchCases: Case[] = [
  ...Object.keys(FINDS).map(
    (name): Case => ({
      name: `staff add ${name}`,
      as: 'staff',
      method: `${CATALOG}/CreateProduct`,
      request: (w) => ({
        product: {
          sku: skuOf(w, name),
          name,
          category: category(w),
          price: { currencyCode: 'EUR', units: '1' },
        },
      }),
      want: (w) => ok({ sku: skuOf(w, name) }),
    }),
  ),
  ...Object.entries(FINDS).flatMap(([name, queries]) =>
    queries.map(
      (query): Case => ({
        name: `a search for ${query} finds ${name}`,
        as: 'anonymous',
        method: `${CATALOG}/SearchProducts`,
        request: (w) => ({ query, category: category(w) }),
        want: (w) => ok(holding({ item: { sku: skuOf(w, name) } })),
      }),
    ),
  ),
  ...['%', '_', '\\', '… – 。', '- '.repeat(100)].map(
    (query): Case => ({
      name: `a search for ${query.slice(0, 8)} finds nothing and ends`,
      as: 'anonymous',
      method: `${CATALOG}/SearchProducts`,
      request: (w) => ({ query, category: category(w) }),
      want: ok([{ end: {} }]),
    }),
  ),
  {
    name: 'a search for more than 200 characters is refused',
    as: 'anonymous',
    method: `${CATALOG}/SearchProducts`,
    request: () => ({ query: '京'.repeat(201) }),
    want: wrong('query'),
  },
];
