// What is wrong with an HTTP request before, or beside, what is wrong with the message in it. Rows of JSON clients only: native
// callers cannot say these things.
import type { HttpRequest } from '../harness/http.ts';
import type { Role } from './world.ts';

/** What the rows are about: a product, an order, users that exist. */
export interface Things {
  product: string;
  order: string;
  customer: string;
  other: string;
}

export interface BadInput {
  name: string;
  as?: Role;
  /** An HTTP request, or the bytes of one. */
  send: (things: Things) => HttpRequest | string;
  /** The statuses that are right, the best one first. */
  want: number | number[];
}

const get = (
  name: string,
  path: string | ((t: Things) => string),
  want: BadInput['want'],
  as: Role = 'anonymous',
): BadInput => ({
  name,
  as,
  send: (t) => ({ path: typeof path === 'string' ? path : path(t) }),
  want,
});

const paths: BadInput[] = [
  ...[
    '/nothing',
    '/v1',
    '/v1/nothing',
    '/v3/products',
    '/v1/products/x/y',
    '/v1/product',
    '/V1/products',
    '/v1/users/me/nothing',
    '/favicon.ico',
    '/.env',
    '/admin',
    '/clusters',
    '/stats',
    '/metrics',
    '/healthz',
    '/v1/products:nothing',
  ].map((path) => get(`${path} is not there`, path, 404)),
  ...['/nothing', '/v1/products', '/health'].map(
    (path): BadInput => ({
      name: `HEAD ${path} is not there`,
      send: () => ({ method: 'HEAD', path }),
      want: 404,
    }),
  ),
  ...(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'] as const).map(
    (method): BadInput => ({
      name: `${method} /v1/products is not there`,
      send: () => ({ method, path: '/v1/products' }),
      want: [404, 405, 400],
    }),
  ),
  {
    name: 'a method is not called by its gRPC path with JSON',
    send: () => ({ path: '/plaza.catalog.v1.Catalog/GetProduct', body: { id: 'x' } }),
    want: 404,
  },
  {
    name: 'a method of the mesh is not called by its gRPC path with JSON',
    as: 'admin',
    send: () => ({ path: '/plaza.payments.v1.Payments/Capture', body: {} }),
    want: 404,
  },
  {
    name: 'a header does not override the verb',
    as: 'staff',
    send: (t) => ({
      method: 'POST',
      path: `/v1/products/${t.product}`,
      headers: { 'x-http-method-override': 'DELETE' },
    }),
    want: 404,
  },
  get('dots in a path are resolved before anybody decides', '/v1/products/../users', 401),
  get('encoded dots are dots', '/v1/products/%2e%2e/users', 401),
  get('dots do not lead out of the root', '/../../../etc/passwd', 404),
  get('twin slashes are one', '//v1//users', 401),
  get('an encoded slash is refused', (t) => `/v1/products%2f${t.product}`, 400),
  get('an encoded slash in an id is refused', (t) => `/v1/products/..%2f${t.product}`, 400),
  get('an encoded backslash is refused', '/v1/products/%5c', 400),
  get('an encoded NUL is refused', (t) => `/v1/products/${t.product}%00`, 400),
  get('an encoded line end in an id is refused', (t) => `/v1/products/${t.product}%0d%0ax:y`, 400),
  get('bytes that are no UTF-8 are refused', '/v1/products/%ff%fe', 400),
  get('a percent sign that encodes nothing is refused', '/v1/products/%zz', 400),
  get('an id that is none is refused', '/v1/products/7', 400),
  get('an id with blanks is refused', (t) => `/v1/products/%20${t.product}`, 400),
  get('an id in capital letters is refused', '/v1/products/01900000-0000-7000-8000-00000000ABCD', 400),
  get('a colon in an id is part of the id', (t) => `/v1/products/${t.product}:x`, [400, 404]),
  get('an empty id is not there', '/v1/products/', [404, 400]),
  get('nor is one before a verb', (t) => `/v1/products/:batchGet?ids=${t.product}`, 404),
  {
    name: 'nor one behind an id, where a parameter would beat the path',
    as: 'staff',
    send: (t) => ({
      path: `/v1/products/${t.order}/:adjustStock?id=${t.product}`,
      body: { delta: 5 },
    }),
    want: 404,
  },
  get('SQL in an id is refused', "/v1/products/'%20or%20'1'='1", 400),
  get('a path of 8 KiB is refused', `/v1/products/${'x'.repeat(8_192)}`, [400, 404, 414, 431]),
];

const query: BadInput[] = [
  get('an unknown parameter is refused', '/v1/products?colour=red', 400),
  get('an unknown parameter without a value is refused', '/v1/products?colour', 400),
  get('a parameter without a name is refused', '/v1/products?=7', 400),
  get('an unknown nested parameter is refused', '/v1/products?page.size=1', 400),
  get('a parameter whose name is encoded is refused', '/v1/products?%70ageSize=1', 400),
  get('a parameter that is no number is refused', '/v1/products?pageSize=many', 400),
  get('a parameter that is no whole number is refused', '/v1/products?pageSize=1.5', 400),
  get('a parameter beyond an int32 is refused', '/v1/products?pageSize=2147483648', 400),
  get('a parameter far beyond an int32 is refused', '/v1/products?pageSize=99999999999999999999', 400),
  get('a parameter below an int32 is refused', '/v1/products?pageSize=-2147483649', 400),
  get('a negative page size is refused', '/v1/products?pageSize=-1', 400),
  get('a page token that is none is refused', '/v1/products?pageToken=%00', 400),
  get('a token as a parameter is refused', '/v1/products?access_token=x', 400),
  get(
    'a parameter does not beat the path',
    (t) => `/v1/products/${t.product}?id=01900000-0000-7000-8000-000000000000`,
    400,
  ),
  get('nor does one whose name is encoded', (t) => `/v1/products/${t.product}?%69d=7`, 400),
  get('nor the same value', (t) => `/v1/products/${t.product}?id=${t.product}`, 400),
  get(
    'nor at the end of other parameters',
    (t) => `/v1/users/${t.customer}/orders?pageSize=1&userId=${t.other}`,
    400,
    'customer',
  ),
  get('nor in snake case', (t) => `/v1/users/${t.customer}/orders?user_id=${t.other}`, 400, 'customer'),
  get(
    'nor of a path with more behind it',
    (t) => `/v1/orders/${t.order}/payments?orderId=x`,
    400,
    'customer',
  ),
  get('nor of the second version', (t) => `/v2/products/${t.product}?id=x`, 400),
  {
    name: 'nor of a body',
    as: 'customer',
    send: (t) => ({
      path: '/v1/orders?paymentMethod=sandbox-decline',
      body: { items: [{ productId: t.product, quantity: 1 }] },
    }),
    want: 400,
  },
  {
    name: 'nor of a part of a body',
    as: 'staff',
    send: (t) => ({ method: 'PATCH', path: `/v1/products/${t.product}?product.name=x`, body: {} }),
    want: 400,
  },
  {
    name: 'nor of the body itself',
    as: 'staff',
    send: (t) => ({ method: 'PATCH', path: `/v1/products/${t.product}?product=x`, body: {} }),
    want: 400,
  },
  {
    name: 'nor of a field in the body’s resource',
    as: 'customer',
    send: (t) => ({
      method: 'PATCH',
      path: `/v1/users/${t.customer}?user.id=${t.other}`,
      body: { fullName: 'X' },
    }),
    want: 400,
  },
  {
    name: 'nor with a custom verb',
    as: 'staff',
    send: (t) => ({ path: `/v1/products/${t.product}:adjustStock?delta=5`, body: {} }),
    want: 400,
  },
  {
    name: 'nor on DELETE',
    as: 'staff',
    send: (t) => ({ method: 'DELETE', path: `/v1/products/${t.product}?id=x` }),
    want: 400,
  },
  {
    name: 'an empty mask does not make a change of a PUT',
    as: 'staff',
    send: (t) => ({
      method: 'PUT',
      path: `/v1/products/${t.product}?updateMask=`,
      body: { name: 'Changed' },
    }),
    want: 400,
  },
  {
    name: 'a body does not beat the path',
    as: 'staff',
    send: (t) => ({ path: `/v1/products/${t.product}:adjustStock`, body: { id: t.order, delta: 0 } }),
    want: 400,
  },
];

const order = (name: string, body: string | Buffer, want: BadInput['want'] = 400): BadInput => ({
  name,
  as: 'customer',
  send: () => ({ path: '/v1/orders', headers: { 'content-type': 'application/json' }, body }),
  want,
});
const item = (name: string, text: string): BadInput => ({
  name,
  as: 'customer',
  send: (t) => ({
    path: '/v1/orders',
    headers: { 'content-type': 'application/json' },
    body: `{"items":[${text.replace('PRODUCT', `"productId":"${t.product}"`)}]}`,
  }),
  want: 400,
});

const bodies: BadInput[] = [
  order('a body that is cut short is refused', '{"items":[{"productId":"x"'),
  order('an empty body holds no items', ''),
  order('a body of null holds no items', 'null'),
  order('a list is no order', '[]'),
  order('a text is no order', '"order"'),
  order('a number is no order', '7'),
  order('trailing garbage is refused', '{"items":[]} and more'),
  order('XML is refused', '<order/>'),
  order('items that are no list are refused', '{"items":{"a":1}}'),
  order('items that are numbers are refused', '{"items":[7]}'),
  order('a body nested a thousand deep is refused', `{"items":${'['.repeat(1_000)}${']'.repeat(1_000)}}`),
  order(
    'a body nested deep in an unknown field is refused',
    `{"x":${'{"x":'.repeat(1_000)}1${'}'.repeat(1_000)}}`,
  ),
  order(
    'bytes that are no UTF-8 are refused',
    Buffer.from([...Buffer.from('{"requestId":"'), 0xff, 0xfe, ...Buffer.from('"}')]),
  ),
  order('half a character is refused', '{"requestId":"\\ud800","items":[]}'),
  order('a BOM and UTF-16 are refused', Buffer.from('\ufeff{"items":[]}', 'utf16le')),
  item('a quantity of 0 is refused', '{PRODUCT,"quantity":0}'),
  item('a negative quantity is refused', '{PRODUCT,"quantity":-1}'),
  item('half a quantity is refused', '{PRODUCT,"quantity":1.5}'),
  item('a quantity of 10,001 is refused', '{PRODUCT,"quantity":10001}'),
  item('a quantity beyond an int32 is refused and never wrapped', '{PRODUCT,"quantity":4294967297}'),
  item('a quantity below an int32 is refused and never wrapped', '{PRODUCT,"quantity":-4294967295}'),
  item('a quantity of 10^30 is refused', '{PRODUCT,"quantity":1e30}'),
  item('a quantity that is NaN is refused', '{PRODUCT,"quantity":"NaN"}'),
  item('a quantity that is a word is refused', '{PRODUCT,"quantity":"one"}'),
  item('a quantity that is true is refused', '{PRODUCT,"quantity":true}'),
  item('a quantity that is a list is refused', '{PRODUCT,"quantity":[1]}'),
  item('a missing quantity is refused', '{PRODUCT}'),
  item('a product that is a number is refused', '{"productId":7,"quantity":1}'),
  item('an item of null is refused', 'null'),
  {
    name: 'a price of the client’s is ignored, and the order refused for its quantity alone',
    as: 'customer',
    send: (t) => ({
      path: '/v1/orders',
      body: {
        items: [{ productId: t.product, quantity: 0, unitPrice: { units: '0' } }],
        total: { units: '0' },
      },
    }),
    want: 400,
  },
];

const price = (name: string, text: string): BadInput => ({
  name,
  as: 'staff',
  send: () => ({
    path: '/v1/products',
    headers: { 'content-type': 'application/json' },
    body: `{"sku":"BAD-PRICE","name":"x","category":"x","price":${text}}`,
  }),
  want: 400,
});

const money: BadInput[] = [
  price('units beyond an int64 are refused', '{"currencyCode":"EUR","units":"9223372036854775808"}'),
  price('units below an int64 are refused', '{"currencyCode":"EUR","units":"-9223372036854775809"}'),
  price('the largest int64 is refused', '{"currencyCode":"EUR","units":"9223372036854775807"}'),
  price('10^12 and a cent are refused', '{"currencyCode":"EUR","units":"1000000000000","nanos":10000000}'),
  price('broken units are refused', '{"currencyCode":"EUR","units":"1.5"}'),
  price('units in words are refused', '{"currencyCode":"EUR","units":"one"}'),
  price('a negative price is refused', '{"currencyCode":"EUR","units":"-1"}'),
  price('nanos beyond an int32 are refused', '{"currencyCode":"EUR","units":"1","nanos":2147483648}'),
  price('nanos of a whole unit are refused', '{"currencyCode":"EUR","units":"1","nanos":1000000000}'),
  price('mixed signs are refused', '{"currencyCode":"EUR","units":"1","nanos":-10000000}'),
  price('a tenth of a cent is refused', '{"currencyCode":"EUR","units":"1","nanos":1000000}'),
  price('a currency that is a number is refused', '{"currencyCode":978,"units":"1"}'),
  price('a currency in small letters is refused', '{"currencyCode":"eur","units":"1"}'),
  price('no currency is refused', '{"units":"1"}'),
  price('a price that is a number is refused', '19.99'),
  price('a price that is a text is refused', '"19.99 EUR"'),
];

const types: BadInput[] = [
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
    'text/json',
    'application/octet-stream',
    'application/json, text/plain',
    'json',
  ].map(
    (type): BadInput => ({
      name: `${type} is not JSON`,
      as: 'customer',
      send: () => ({ path: '/v1/orders', headers: { 'content-type': type }, body: '{"items":[]}' }),
      want: 415,
    }),
  ),
  ...['application/grpcx', 'application/grpc-foo', 'application/grpc;x', 'application/grpc-web+json'].flatMap(
    (type): BadInput[] => {
      const headers = { 'content-type': type };
      return [
        {
          name: `${type} is neither gRPC nor JSON`,
          as: 'staff',
          send: (t) => ({ path: `/v1/products/${t.product}:adjustStock`, headers, body: '{"delta":5}' }),
          want: 415,
        },
        {
          name: `nor does a parameter beat the path by ${type}`,
          send: (t) => ({ path: `/v1/products/${t.order}?id=${t.product}`, headers }),
          want: 400,
        },
        {
          name: `nor is anything new there by ${type}`,
          send: () => ({ path: '/v1/nothing', headers }),
          want: 404,
        },
      ];
    },
  ),
  {
    name: 'a body without a content type is refused',
    as: 'customer',
    send: () => ({ path: '/v1/orders', body: '{"items":[]}' }),
    want: 415,
  },
  {
    name: 'a sign-in form of another site is refused',
    send: () => ({
      path: '/v1/sessions',
      headers: { 'content-type': 'text/plain' },
      body: '{"email":"a@b.example","password":"x"}',
    }),
    want: 415,
  },
  {
    name: 'a compressed body is refused',
    as: 'customer',
    send: () => ({
      path: '/v1/orders',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: Buffer.from('1f8b0800000000000003ab562a4ed45152aa05000000ffff', 'hex'),
    }),
    want: 415,
  },
];

const sizes: BadInput[] = [
  ...[1, 2, 5, 20].map(
    (mib): BadInput => ({
      name: `a body of more than ${mib} MiB is too large`,
      as: 'customer',
      send: () => ({ path: '/v1/orders', body: { requestId: 'x'.repeat(mib * 1024 * 1024) } }),
      want: 413,
    }),
  ),
  {
    name: 'a message of a stream of more than 256 KiB is too large',
    as: 'customer',
    send: () => ({ path: '/v1/metrics:record', body: [{ name: 'small' }, { name: 'x'.repeat(256 * 1024) }] }),
    want: 413,
  },
  {
    name: 'a large body without a token is refused too',
    send: () => ({ path: '/v1/orders', body: { requestId: 'x'.repeat(2 * 1024 * 1024) } }),
    want: [401, 413],
  },
  {
    name: 'a header of 70 KiB is too large',
    send: () => ({ path: '/v1/products', headers: { 'x-large': 'x'.repeat(70 * 1024) } }),
    want: 431,
  },
  {
    name: '200 headers are too many',
    send: () => ({
      path: '/v1/products',
      headers: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x-h${i}`, 'x'])),
    }),
    want: 431,
  },
  {
    name: 'a key of 129 characters is refused',
    as: 'customer',
    send: (t) => ({
      path: '/v1/orders',
      headers: { 'idempotency-key': 'x'.repeat(129) },
      body: { items: [{ productId: t.product, quantity: 1 }] },
    }),
    want: 400,
  },
  {
    name: 'a key with blanks is refused',
    as: 'customer',
    send: (t) => ({
      path: '/v1/orders',
      body: { items: [{ productId: t.product, quantity: 1 }], requestId: 'a b' },
    }),
    want: 400,
  },
  {
    name: 'a key with NUL is refused',
    as: 'customer',
    send: (t) => ({
      path: '/v1/orders',
      body: { items: [{ productId: t.product, quantity: 1 }], requestId: 'a\u0000b' },
    }),
    want: 400,
  },
  {
    name: 'a header with an underscore is refused',
    send: () => ({ path: '/v1/products', headers: { x_version: 'v2' } }),
    want: 400,
  },
];

const raw = (name: string, lines: string[], want: BadInput['want'], body = ''): BadInput => ({
  name,
  send: () => `${lines.join('\r\n')}\r\n\r\n${body}`,
  want,
});

const wire: BadInput[] = [
  raw('a request without a host is refused', ['GET /v1/products HTTP/1.1'], 400),
  raw(
    'two different lengths are refused',
    [
      'POST /v1/orders HTTP/1.1',
      'host: x',
      'content-length: 2',
      'content-length: 3',
      'content-type: application/json',
    ],
    400,
    '{}x',
  ),
  raw(
    'a length and chunks at once are refused',
    [
      'POST /v1/orders HTTP/1.1',
      'host: x',
      'content-length: 2',
      'transfer-encoding: chunked',
      'content-type: application/json',
    ],
    400,
    '0\r\n\r\n',
  ),
  raw(
    'a length that is no number is refused',
    ['POST /v1/orders HTTP/1.1', 'host: x', 'content-length: two'],
    400,
  ),
  raw('a negative length is refused', ['POST /v1/orders HTTP/1.1', 'host: x', 'content-length: -1'], 400),
  raw(
    'an unknown encoding of a body is refused',
    ['POST /v1/orders HTTP/1.1', 'host: x', 'transfer-encoding: zip'],
    [501, 400],
  ),
  raw('a blank before a colon is refused', ['GET /v1/products HTTP/1.1', 'host: x', 'x-a : b'], 400),
  raw('a NUL in a header is refused', ['GET /v1/products HTTP/1.1', 'host: x', 'x-a: a\u0000b'], 400),
  raw(
    'an unknown verb is refused',
    ['PLEASE /v1/products HTTP/1.1', 'host: x', 'connection: close'],
    [404, 400],
  ),
  raw(
    'CONNECT is refused',
    ['CONNECT example.com:443 HTTP/1.1', 'host: example.com:443'],
    [404, 405, 400, 403],
  ),
  raw(
    'no websocket is opened',
    [
      'GET /v1/products HTTP/1.1',
      'host: x',
      'connection: upgrade',
      'upgrade: websocket',
      'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version: 13',
    ],
    [403, 400, 404, 426],
  ),
  raw('HTTP/0.9 is refused', ['GET /v1/products'], [400, 426]),
  raw('noise is refused', ['\u0016\u0003\u0001\u0002\u0000'], 400),
];

export const badInput = {
  paths,
  'query parameters': query,
  bodies,
  money,
  'content types': types,
  'sizes and headers': sizes,
  'the wire': wire,
};
