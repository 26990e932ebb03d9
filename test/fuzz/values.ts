// What breaks parsers, by the type of a field; and by its name, so that some requests come past the first check.
import type { Random } from './random.ts';

/** What exists, so that a request can be about it. */
export interface Things {
  ids: string[];
  /** Those of ids that are of products. */
  products: string[];
  rooms: string[];
  /** Page tokens and cursors that replies have given. */
  tokens: string[];
}

/** What a request is made of. */
export interface Source {
  random: Random;
  things: Things;
  /** The share of values that are bad: a request with one bad value among good ones comes further than one of bad values alone. */
  bad: number;
}

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\\u0000',
  '\u0001\u001f\u007f',
  '\ufffe\uffff',
  '\u{10ffff}',
  '\ud800'.toWellFormed(),
  'e\u0301'.repeat(40),
  '\u0300'.repeat(300),
  '\u202e\u200b\u00ad',
  '👨‍👩‍👧‍👦',
  'ﷺ'.repeat(50),
  '北京烤鸭',
  "'; drop table users; --",
  '" or 1=1',
  '%',
  '_%\\',
  '\\',
  '$1',
  '{{x}}',
  '../../etc/passwd',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '0x10',
  '99999999999999999999999999999',
  'null',
  'true',
  '[]',
  '{}',
  '{"a":'.repeat(100),
  '('.repeat(200),
  '-'.repeat(50),
  `a&${'-'.repeat(50)}`,
  'a & | ! <-> :* (',
  '(?:a{1,1000}){1,1000}',
  '00000000-0000-0000-0000-000000000000',
  '01900000-0000-7000-8000-000000000000',
  '01900000-0000-7000-8000-00000000000g',
  '{01900000-0000-7000-8000-000000000000}',
  '2026-13-45T99:99:99Z',
  '-infinity',
  'operations/',
  'operations/x',
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(300),
  'x'.repeat(10_000),
  'ж'.repeat(3_000),
];
const PIECES = [
  ...'-&|!()<>:*\'"\\%_.,;/@#=~ \t\n',
  'a',
  'or',
  '北',
  'é',
  '\u0301',
  '\u0000',
  '0',
  '9e9',
  '->',
];

const NAMED: [RegExp, readonly string[]][] = [
  [/currency_code$/, ['EUR', 'USD', 'JPY', 'XXX', 'eur', 'ZZZ']],
  [/email$/, ['a@b.example', 'a@b', '@', `${'x'.repeat(64)}@${'y'.repeat(180)}.example`, 'ä@ö.example']],
  [/password$/, ['correct horse battery', 'x'.repeat(1_000), 'пароль и пароль', '12345678']],
  [
    /order_by$/,
    ['name', 'price desc', 'name,price', 'create_time desc, name', 'name name', 'price desc desc'],
  ],
  [
    /filter$|query$/,
    ['status=COMPLETED', 'a=b AND c=d', 'name:"x"', 'role="staff"', 'headphones -wire', 'a or b'],
  ],
  [/level$/, ['info', 'error', 'loud']],
  [/service$/, ['catalog', 'orders', 'nobody']],
  [/roles$/, ['customer', 'staff', 'admin', 'king']],
  [/types?$/, ['order.created', 'stock.changed', '*', 'a.b.c']],
  [/isbn/, ['978-0-306-40615-7', '9780306406157', '0-306-40615-2', '978']],
  [/content_type$/, ['image/png', 'image/jpeg', 'text/html', 'application/octet-stream']],
  [
    /csv$/,
    [
      'sku,name,category,currency,price,stock\nF-1,x,y,EUR,1.00,1\n',
      'sku\n"',
      'a,b\n\u0000,1\n',
      '﻿sku,,\n,,,,,,',
    ],
  ],
  [/paths$/, ['name', 'price', '*', 'stock', 'full_name', 'price.units', 'a.b.c.d', 'id', 'nothing']],
];

export function text(source: Source, field: string): string {
  const { random, things } = source;
  if (!random.chance(source.bad)) return good(source, field);
  if (/token$|cursor$|etag$/.test(field) && things.tokens.length > 0 && random.chance(0.5)) {
    const token = random.pick(things.tokens);
    return token.slice(random.below(token.length));
  }
  const named = NAMED.find(([name]) => name.test(field));
  if (named && random.chance(0.4)) return random.pick(named[1]);
  if (random.chance(0.6)) return random.pick(TEXTS);
  return Array.from({ length: 1 + random.below(60) }, () => random.pick(PIECES)).join('');
}

function good({ random, things }: Source, field: string): string {
  const n = random.below(10_000);
  if (/token$|cursor$/.test(field)) return random.chance(0.3) ? (things.tokens[n % 50] ?? '') : '';
  if (/^(etag|filter|csv)$/.test(field)) return random.chance(0.5) ? '' : named(random, field);
  if (/(^|_)room$|^space$/.test(field)) return random.pick(things.rooms);
  if (/^product_ids?$/.test(field)) return random.pick(things.products);
  if (/(^|_)ids?$/.test(field)) return field === 'request_id' ? `request-${n}` : random.pick(things.ids);
  if (field === 'email') return `fuzz-${n}@test.example`;
  if (/^(sku|username)$/.test(field)) return `fuzz-${n}`;
  return NAMED.some(([name]) => name.test(field)) ? named(random, field) : `plain ${n}`;
}

const named = (random: Random, field: string): string =>
  random.pick(NAMED.find(([name]) => name.test(field))?.[1] ?? ['']);

const WHOLE = [0, 1, -1, 2, 7, 100, 999, 1_000, 1_001, 2 ** 31 - 1, -(2 ** 31)];
const LONG = [
  ...WHOLE.map(String),
  '9007199254740993',
  '1000000000000',
  '9223372036854775807',
  '-9223372036854775808',
  '253402300800',
  '-62135596801',
];
const BROKEN = [0, -0, 0.1, 1e308, -1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY];
const BYTES = [
  Buffer.alloc(0),
  Buffer.from([0xff, 0xfe, 0x00]),
  Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff0806000000', 'hex'),
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108ffffffff03', 'hex'),
  Buffer.from('474946383961ffffffff80', 'hex'),
  Buffer.from('52494646ffffffff57454250565038580a000000', 'hex'),
  Buffer.from('0000001c66747970617669660000000061766966ffffffff6d657461', 'hex'),
  Buffer.from('sku,name\n"a'),
];

export const int32 = ({ random, bad }: Source): number => (random.chance(bad) ? random.pick(WHOLE) : 1);
export const uint32 = (source: Source): number => Math.abs(int32(source));
export const int64 = ({ random, bad }: Source): string => (random.chance(bad) ? random.pick(LONG) : '3');
export const float = ({ random, bad }: Source): number => (random.chance(bad) ? random.pick(BROKEN) : 1.5);
export function bytes(random: Random): Buffer {
  const start = random.pick(BYTES);
  const noise = Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
  return random.chance(0.5) ? start : Buffer.concat([start, noise]);
}
