// Text and money as people and programs write them, at every place where they enter.
import { listOf, money, text, uuid } from '../harness/shape.ts';
import { type Case, ok, refused, wrong } from './case.ts';
import type { Role, World } from './world.ts';

const ACCOUNTS = 'plaza.accounts.v1.Accounts';
const SESSIONS = 'plaza.accounts.v1.Sessions';
const CATALOG = 'plaza.catalog.v1.Catalog';
const nobody = '01900000-0000-7000-8000-000000000000';

/** Each is no text: a control of C0, of C1, a lone carriage return, what shows nothing, and what turns the letters behind it. */
const NO_TEXTS = [
  'a\u0000',
  'a\u0007',
  'a\u007f',
  'a\u0085',
  'a\u009b',
  'a\rb',
  '\u200b',
  '\u3164',
  '\u2800',
  '\u00a0\u00ad',
  'a\u202eb',
];

const FIELDS: [
  as: Role,
  method: string,
  request: (w: World, text: string) => Record<string, unknown>,
  field: string,
][] = [
  [
    'anonymous',
    `${ACCOUNTS}/CreateUser`,
    (w, fullName) => ({ email: `${w.unique('t')}@test.example`, password: 'eight chars', fullName }),
    'fullName',
  ],
  [
    'customer',
    `${ACCOUNTS}/UpdateUser`,
    (w, fullName) => ({ user: { id: w.users.customer.id, fullName } }),
    'fullName',
  ],
  ['staff', `${CATALOG}/CreateProduct`, (w, name) => ({ product: product(w, { name }) }), 'name'],
  [
    'staff',
    `${CATALOG}/CreateProduct`,
    (w, description) => ({ product: product(w, { description }) }),
    'description',
  ],
  ['staff', 'plaza.catalog.v1.Books/CreateBook', (_, title) => ({ book: { ...book, title } }), 'title'],
  ['staff', 'plaza.catalog.v1.Books/CreateBook', (_, author) => ({ book: { ...book, author } }), 'author'],
  [
    'staff',
    'plaza.catalog.v1.Inventory/AdjustStock',
    (_, reason) => ({ id: nobody, delta: 1, reason }),
    'reason',
  ],
  ['staff', 'plaza.payments.v1.Payments/RefundPayment', (_, reason) => ({ id: nobody, reason }), 'reason'],
  ['customer', 'plaza.rooms.v1.Rooms/PostMessage', (w, text) => ({ room: `t-${w.run}`, text }), 'text'],
];

const price = (currencyCode: string, units: number, nanos = 0) => ({
  currencyCode,
  units: String(units),
  nanos,
});
const product = (w: World, more: Record<string, unknown> = {}) => ({
  sku: w.unique('TEXT-'),
  name: 'A lamp',
  category: `text-${w.run}`,
  price: price('EUR', 1),
  ...more,
});
const book = { title: 'A', author: 'B', isbn: '9780306406157', price: price('EUR', 1) };

const signUp = (w: World, email: string, more: Record<string, unknown> = {}) => ({
  email: email.replace('RUN', w.run),
  password: 'mon r\u00e9sum\u00e9 bleu',
  fullName: 'Zoe\u0308',
  ...more,
});
const twin = (email: string): Case => ({
  name: `${JSON.stringify(email)} is the same address`,
  as: 'anonymous',
  method: `${ACCOUNTS}/CreateUser`,
  request: (w) => signUp(w, email),
  want: refused('ALREADY_EXISTS', 'EMAIL_TAKEN'),
});
const signIn = (email: string, password: string): Case => ({
  name: `${JSON.stringify(email)} signs in by ${JSON.stringify(password)}`,
  as: 'anonymous',
  method: `${SESSIONS}/CreateSession`,
  request: (w) => ({ email: email.replace('RUN', w.run), password }),
  want: ok({ accessToken: text }),
});
const noAddress = (email: string): Case[] =>
  ['CreateUser', 'CreateSession'].map((name) => ({
    name: `${JSON.stringify(email)} is no address`,
    as: 'anonymous',
    method: `${name === 'CreateUser' ? ACCOUNTS : SESSIONS}/${name}`,
    request: (w) =>
      name === 'CreateUser' ? signUp(w, email) : { email: email.replace('RUN', w.run), password: 'x' },
    want: wrong('email'),
  }));

const prices: [currencyCode: string, units: number, nanos: number, fine: boolean][] = [
  ['JPY', 1_000, 0, true],
  ['JPY', 1_000, 500_000_000, false],
  ['KRW', 1, 10_000_000, false],
  ['EUR', 12, 340_000_000, true],
  ['EUR', 12, 345_000_000, false],
  ['KWD', 12, 345_000_000, true],
  ['BHD', 12, 345_600_000, false],
  ['CLF', 12, 345_600_000, true],
  ['XYZ', 1, 0, false],
  ['eur', 1, 0, false],
  ['XXX', 1, 0, false],
  ['DEM', 1, 0, false],
];

export const textCases: Case[] = [
  ...FIELDS.flatMap(([as, method, request, field]) =>
    NO_TEXTS.map(
      (text): Case => ({
        name: `${JSON.stringify(text)} is no ${field}`,
        as,
        method,
        request: (w) => request(w, text),
        want: wrong(field),
      }),
    ),
  ),
  {
    name: 'an address and a name are kept in NFC, the domain as DNS has it',
    as: 'anonymous',
    method: `${ACCOUNTS}/CreateUser`,
    request: (w) => signUp(w, 'jose\u0301-RUN@bu\u0308cher.example'),
    want: (w) => ok({ id: uuid, email: `jos\u00e9-${w.run}@xn--bcher-kva.example`, fullName: 'Zo\u00eb' }),
    keep: (w, user) => Object.assign(w.kept, { typed: user.id }),
  },
  ...[
    'jos\u00e9-RUN@bücher.example',
    'JOSE\u0301-RUN@B\u00dcCHER\u3002EXAMPLE',
    'ｊos\u00e9-RUN＠xn--bcher-kva.example',
  ].map(twin),
  ...['mon r\u00e9sum\u00e9 bleu', 'mon re\u0301sume\u0301\u00a0bleu'].map((password) =>
    signIn('Jose\u0301-RUN@bücher.example', password),
  ),
  ...[
    'jos\u00e9\u200b-RUN@x.example',
    '\u3164RUN@x.example',
    'a\u0085RUN@x.example',
    'a-RUN@x\u2060.example',
    'a-RUN@ü..example',
    'a-RUN@xn--a.example',
  ].flatMap(noAddress),
  {
    name: 'a user is found however the address is typed',
    as: 'staff',
    method: `${ACCOUNTS}/ListUsers`,
    request: (w) => ({ filter: `email = "JOSE\u0301-${w.run}@bücher.example" AND full_name : "zo\u00eb"` }),
    want: (w) => ok({ users: [{ id: w.kept.typed }], totalSize: 1 }),
  },
  {
    name: 'an invisible password is refused',
    as: 'anonymous',
    method: `${ACCOUNTS}/CreateUser`,
    request: (w) => signUp(w, 'none-RUN@x.example', { password: '\u200b'.repeat(8) }),
    want: wrong('password'),
  },
  {
    name: 'a message is kept in NFC, its line ends as newlines, its emoji whole',
    as: 'customer',
    method: 'plaza.rooms.v1.Rooms/PostMessage',
    request: (w) => ({
      room: `t-${w.run}`,
      text: 'cafe\u0301\r\n👩‍👩‍👧 نیک\u200cنام',
      requestId: `t-${w.run}`,
    }),
    want: ok({ text: 'caf\u00e9\n👩‍👩‍👧 نیک\u200cنام', position: '1' }),
  },
  {
    name: 'and known again however it is typed',
    as: 'customer',
    method: 'plaza.rooms.v1.Rooms/PostMessage',
    request: (w) => ({
      room: `t-${w.run}`,
      text: 'caf\u00e9\r\n👩‍👩‍👧 نیک\u200cنام',
      requestId: `t-${w.run}`,
    }),
    want: ok({ position: '1' }),
  },
  ...prices.map(
    ([currencyCode, units, nanos, fine]): Case => ({
      name: `${units} ${currencyCode} and ${nanos} nanos are ${fine ? 'a' : 'no'} price`,
      as: 'staff',
      method: `${CATALOG}/CreateProduct`,
      request: (w) => ({ product: product(w, { price: price(currencyCode, units, nanos) }) }),
      want: fine ? ok({ price: money(currencyCode, units, nanos) }) : wrong('price'),
    }),
  ),
  {
    name: 'a book has no price in what is no currency',
    as: 'staff',
    method: 'plaza.catalog.v1.Books/CreateBook',
    request: () => ({ book: { ...book, price: price('XYZ', 1) } }),
    want: wrong('price'),
  },
  {
    name: 'a product of an import neither',
    as: 'staff',
    method: `${CATALOG}/ImportProducts`,
    request: (w) => [
      product(w, { price: price('XYZ', 1) }),
      product(w, { price: price('JPY', 1, 500_000_000) }),
    ],
    want: ok({ failedCount: 2, failed: listOf({ error: { code: 3 } }, 2) }),
  },
  ...(
    [
      ['XYZ', 1, 0],
      ['EUR', 1, 5_000_000],
      ['JPY', 1, 500_000_000],
    ] as const
  ).map(
    ([currencyCode, units, nanos]): Case => ({
      name: `${units} ${currencyCode} and ${nanos} nanos are not given back`,
      as: 'staff',
      method: 'plaza.payments.v1.Payments/RefundPayment',
      request: () => ({ id: nobody, amount: price(currencyCode, units, nanos) }),
      want: wrong('amount'),
    }),
  ),
];
