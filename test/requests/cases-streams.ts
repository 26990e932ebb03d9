import { absent, atLeast, holding, text, time, uuid } from '../harness/shape.ts';
import { type Case, denied, notFound, ok, refused, unauthenticated, wrong } from './case.ts';
import type { World } from './world.ts';

const nobody = '01900000-0000-7000-8000-000000000000';
const ROOMS = 'plaza.rooms.v1.Rooms';
const CATALOG = 'plaza.catalog.v1.Catalog';
const OPERATIONS = 'google.longrunning.Operations';

/** A page that nobody can have asked for. */
const page = { pageSize: -1, pageToken: 'x' };
const pageFields = ['pageSize', 'pageToken'];

const inRoom = (w: World, more: Record<string, unknown> = {}) => ({ room: `room-${w.run}`, ...more });

export const roomCases: Case[] = [
  {
    name: 'a user posts a message',
    as: 'customer',
    method: `${ROOMS}/PostMessage`,
    request: (w) => inRoom(w, { text: 'Hello ☀', requestId: `m1-${w.run}` }),
    want: (w) =>
      ok({
        id: uuid,
        room: `room-${w.run}`,
        position: '1',
        userId: w.users.customer.id,
        text: 'Hello ☀',
        createTime: time,
        requestId: `m1-${w.run}`,
      }),
    keep: (w, message) => Object.assign(w.kept, { message: message.id }),
  },
  {
    name: 'a repeat posts nothing and gets the same answer',
    as: 'customer',
    method: `${ROOMS}/PostMessage`,
    request: (w) => inRoom(w, { text: 'Hello ☀', requestId: `m1-${w.run}` }),
    want: (w) => ok({ id: w.kept.message, position: '1' }),
  },
  {
    name: 'the same request id with another text is refused',
    as: 'customer',
    method: `${ROOMS}/PostMessage`,
    request: (w) => inRoom(w, { text: 'Bye', requestId: `m1-${w.run}` }),
    want: refused('ALREADY_EXISTS'),
  },
  {
    name: 'the request id of somebody else is another one',
    as: 'other',
    method: `${ROOMS}/PostMessage`,
    request: (w) => inRoom(w, { text: 'Hello you', requestId: `m1-${w.run}` }),
    want: (w) => ok({ position: '2', userId: w.users.other.id }),
  },
  {
    name: '4,000 characters are a message',
    as: 'customer',
    method: `${ROOMS}/PostMessage`,
    request: (w) => inRoom(w, { text: '☀'.repeat(4_000) }),
    want: ok({ position: '3' }),
  },
  {
    name: 'one more is too many',
    as: 'customer',
    method: `${ROOMS}/PostMessage`,
    request: (w) => inRoom(w, { text: 'x'.repeat(4_001) }),
    want: wrong('text'),
  },
  {
    name: 'nothing is no message, and nowhere is no room',
    as: 'customer',
    method: `${ROOMS}/PostMessage`,
    request: () => ({ room: 'no room', text: '' }),
    want: wrong('room', 'text'),
  },
  {
    name: 'who is not signed in posts nothing',
    as: 'anonymous',
    method: `${ROOMS}/PostMessage`,
    request: (w) => inRoom(w, { text: 'Hello' }),
    want: unauthenticated,
  },
  {
    name: 'the newest messages come first',
    as: 'other',
    method: `${ROOMS}/ListMessages`,
    request: (w) => inRoom(w, { pageSize: 2 }),
    want: ok({ messages: [{ position: '3' }, { position: '2' }], nextPageToken: text, totalSize: 3 }),
    keep: (w, page) => Object.assign(w.kept, { messagesToken: page.nextPageToken }),
  },
  {
    name: 'the next page has the rest',
    as: 'other',
    method: `${ROOMS}/ListMessages`,
    request: (w) => inRoom(w, { pageSize: 2, pageToken: w.kept.messagesToken }),
    want: ok({ messages: [{ position: '1', text: 'Hello ☀' }], nextPageToken: '' }),
  },
  {
    name: 'the page token of somebody else is refused',
    as: 'customer',
    method: `${ROOMS}/ListMessages`,
    request: (w) => inRoom(w, { pageSize: 2, pageToken: w.kept.messagesToken }),
    want: wrong('pageToken'),
  },
  {
    name: 'a room in which nobody has posted is empty',
    as: 'customer',
    method: `${ROOMS}/ListMessages`,
    request: (w) => ({ room: `quiet-${w.run}` }),
    want: ok({ messages: [], totalSize: 0 }),
  },
  {
    name: 'a room that cannot be is not watched',
    as: 'customer',
    method: `${ROOMS}/WatchRoom`,
    request: () => ({ room: 'no room' }),
    want: wrong('room'),
  },
  {
    name: 'a forged cursor is refused',
    as: 'customer',
    method: `${ROOMS}/WatchRoom`,
    request: (w) => inRoom(w, { cursor: 'forged' }),
    want: wrong('cursor'),
  },
  {
    name: 'a room that cannot be is not joined',
    as: 'customer',
    method: `${ROOMS}/Chat`,
    request: () => [{ room: 'no room' }],
    want: wrong('room'),
  },
];

const row = (w: World, n: number, more: Record<string, unknown> = {}) => ({
  sku: `IMP-${w.run}-${n}`,
  name: `Imported ${n}`,
  category: 'imports',
  price: { currencyCode: 'EUR', units: '4' },
  stock: 3,
  ...more,
});

export const importCases: Case[] = [
  {
    name: 'staff import products, each by itself',
    as: 'staff',
    method: `${CATALOG}/ImportProducts`,
    request: (w) => [row(w, 1), row(w, 2, { name: '' }), row(w, 3)],
    want: ok({
      created: 2,
      updated: 0,
      failed: [{ index: 1, error: { code: 3, message: text } }],
      failedCount: 1,
    }),
  },
  {
    name: 'a sku that is there is changed',
    as: 'staff',
    method: `${CATALOG}/ImportProducts`,
    request: (w) => [row(w, 1, { name: 'Renamed' }), row(w, 2)],
    want: ok({ created: 1, updated: 1, failedCount: 0 }),
  },
  {
    name: 'nothing to import is no error',
    as: 'staff',
    method: `${CATALOG}/ImportProducts`,
    request: () => [],
    want: ok({ created: 0, updated: 0, failedCount: 0 }),
  },
  {
    name: 'customers import nothing',
    as: 'customer',
    method: `${CATALOG}/ImportProducts`,
    request: (w) => [row(w, 9)],
    want: denied,
  },
  {
    name: 'admins import users, each by themselves',
    as: 'admin',
    method: 'plaza.accounts.v1.Accounts/ImportUsers',
    request: (w) => [
      { email: `i1-${w.run}@test.example`, password: 'correct horse battery', fullName: 'One' },
      { email: 'nobody', password: 'correct horse battery', fullName: 'Two' },
      { email: `i1-${w.run}@test.example`, password: 'correct horse battery', fullName: 'Three' },
    ],
    want: ok({
      created: 1,
      failed: [
        { index: 1, error: { code: 3 } },
        { index: 2, error: { code: 6 } },
      ],
      failedCount: 2,
    }),
  },
  {
    name: 'staff do not',
    as: 'staff',
    method: 'plaza.accounts.v1.Accounts/ImportUsers',
    request: () => [],
    want: denied,
  },
  {
    name: 'staff stream the users that match, to the end',
    as: 'staff',
    method: 'plaza.accounts.v1.Accounts/StreamUsers',
    request: (w) => ({ filter: `email = "i1-${w.run}@test.example"` }),
    want: ok([{ item: { id: uuid, fullName: 'One', password: absent }, cursor: text }, { end: {} }]),
  },
  {
    name: 'a filter that cannot be read is refused',
    as: 'staff',
    method: 'plaza.accounts.v1.Accounts/StreamUsers',
    request: () => ({ filter: 'email ~~~' }),
    want: wrong('filter'),
  },
  {
    name: 'staff start an import',
    as: 'staff',
    method: `${CATALOG}/StartImport`,
    request: (w) => ({
      csv: `sku,name,category,currency,price,stock\nCSV-${w.run}-1,"A, quoted",imports,EUR,4.50,7\nCSV-${w.run}-2,Bad,imports,EUR,minus,\n`,
      requestId: `csv-${w.run}`,
    }),
    want: ok({ name: /^operations\/[0-9a-f-]{36}$/ }),
    keep: (w, operation) => Object.assign(w.kept, { operation: operation.name }),
  },
  {
    name: 'a repeat starts nothing',
    as: 'staff',
    method: `${CATALOG}/StartImport`,
    request: (w) => ({
      csv: `sku,name,category,currency,price,stock\nCSV-${w.run}-1,"A, quoted",imports,EUR,4.50,7\nCSV-${w.run}-2,Bad,imports,EUR,minus,\n`,
      requestId: `csv-${w.run}`,
    }),
    want: (w) => ok({ name: w.kept.operation }),
  },
  {
    name: 'a CSV without its columns is refused at once',
    as: 'staff',
    method: `${CATALOG}/StartImport`,
    request: () => ({ csv: 'sku,name\na,b\n' }),
    want: wrong('csv'),
  },
  {
    name: 'waiting for it shows it done',
    as: 'staff',
    method: `${OPERATIONS}/WaitOperation`,
    request: (w) => ({ name: w.kept.operation }),
    want: (w) => ok({ name: w.kept.operation, done: true }),
  },
  {
    name: 'its summary is as of any import',
    as: 'staff',
    only: 'json',
    method: `${OPERATIONS}/GetOperation`,
    request: (w) => ({ name: w.kept.operation }),
    want: ok({
      done: true,
      metadata: {
        '@type': 'type.googleapis.com/plaza.catalog.v1.ImportMetadata',
        totalRows: 2,
        doneRows: 2,
        createTime: time,
      },
      response: {
        '@type': 'type.googleapis.com/plaza.catalog.v1.ImportProductsResponse',
        created: 1,
        failed: [{ index: 1, error: { code: 3 } }],
        failedCount: 1,
      },
    }),
  },
  {
    name: 'it is in the list',
    as: 'staff',
    method: `${OPERATIONS}/ListOperations`,
    request: () => ({ pageSize: 100 }),
    want: (w) => ok({ operations: holding({ name: w.kept.operation, done: true }) }),
  },
  {
    name: 'cancelling what is done does nothing',
    as: 'staff',
    method: `${OPERATIONS}/CancelOperation`,
    request: (w) => ({ name: w.kept.operation }),
    want: ok({}),
  },
  {
    name: 'customers see no operation',
    as: 'customer',
    method: `${OPERATIONS}/GetOperation`,
    request: (w) => ({ name: w.kept.operation }),
    want: denied,
  },
  {
    name: 'staff delete it',
    as: 'staff',
    method: `${OPERATIONS}/DeleteOperation`,
    request: (w) => ({ name: w.kept.operation }),
    want: ok({}),
  },
  {
    name: 'then it is gone',
    as: 'staff',
    method: `${OPERATIONS}/GetOperation`,
    request: (w) => ({ name: w.kept.operation }),
    want: notFound,
  },
  {
    name: 'a product that is not there gets no image',
    as: 'staff',
    only: 'grpc',
    method: `${CATALOG}/UploadProductImage`,
    request: () => [{ id: nobody, image: { data: png } }],
    want: notFound,
  },
  {
    name: 'a product that is not there has no image',
    as: 'anonymous',
    method: `${CATALOG}/GetProductImage`,
    request: () => ({ id: nobody }),
    want: notFound,
  },
];

/** The smallest picture there is: one transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export const flowCases: Case[] = [
  {
    name: 'measurements come to their sums',
    as: 'customer',
    method: 'plaza.ops.v1.Metrics/RecordMetrics',
    request: () => [
      { name: 'page.load', value: 3 },
      { name: 'page.load', value: 1 },
      { name: 'clicks', value: -2.5 },
    ],
    want: ok({
      metrics: {
        'page.load': { count: '2', sum: 4, min: 1, max: 3, mean: 2 },
        clicks: { count: '1', sum: -2.5, min: -2.5, max: -2.5, mean: -2.5 },
      },
    }),
  },
  {
    name: 'a message of a stream of more than 256 KiB is too large',
    as: 'customer',
    only: 'grpc',
    method: 'plaza.ops.v1.Metrics/RecordMetrics',
    request: () => [
      { name: 'clicks', value: 1 },
      { name: 'x'.repeat(256 * 1024), value: 1 },
    ],
    want: refused('RESOURCE_EXHAUSTED', 'MESSAGE_TOO_LARGE'),
  },
  {
    name: 'who is not signed in measures nothing',
    as: 'anonymous',
    method: 'plaza.ops.v1.Metrics/RecordMetrics',
    request: () => [{ name: 'clicks', value: 1 }],
    want: unauthenticated,
  },
  {
    name: 'admins read who signed in',
    as: 'admin',
    method: 'plaza.ops.v1.Audit/ListEntries',
    request: (w) => ({ actor: w.users.customer.id, action: 'session.create' }),
    eventually: true,
    want: (w) =>
      ok({
        entries: holding({
          id: uuid,
          actor: w.users.customer.id,
          action: 'session.create',
          requestId: text,
          address: text,
          service: 'accounts',
          createTime: time,
        }),
        totalSize: atLeast(1),
      }),
  },
  {
    name: 'staff do not',
    as: 'staff',
    method: 'plaza.ops.v1.Audit/ListEntries',
    request: () => ({}),
    want: denied,
  },
  {
    name: 'a level that is none is refused',
    as: 'admin',
    method: 'plaza.ops.v1.Logs/TailLogs',
    request: () => ({ level: 'loud' }),
    want: wrong('level'),
  },
  {
    name: 'an order that is over is shown as it ended, and the stream ends',
    as: 'customer',
    method: 'plaza.orders.v1.Orders/WatchOrder',
    request: (w) => ({ id: w.kept.order }),
    want: (w) => ok([{ item: { id: w.kept.order, status: 'COMPLETED' }, cursor: text }, { end: {} }]),
  },
  {
    name: 'another’s order is not there to watch',
    as: 'other',
    method: 'plaza.orders.v1.Orders/WatchOrder',
    request: (w) => ({ id: w.kept.order }),
    want: notFound,
  },
  {
    name: 'events that there are not are refused',
    as: 'customer',
    method: 'plaza.orders.v1.Events/SubscribeToEvents',
    request: () => ({ eventTypes: ['nothing.at.all'] }),
    want: refused('INVALID_ARGUMENT'),
  },
];

const badKey = { requestId: 'no key' };

/** Who asks, for what, and every field of it that is wrong. */
const allWrong: [as: Case['as'], method: string, request: object | object[], ...fields: string[]][] = [
  ['staff', 'plaza.accounts.v1.Accounts/ListUsers', { filter: '?', ...page }, 'filter', ...pageFields],
  ['staff', 'plaza.accounts.v1.Accounts/StreamUsers', { filter: '?', cursor: 'x' }, 'filter', 'cursor'],
  ['anonymous', `${CATALOG}/ListProducts`, { orderBy: '?', ...page }, 'orderBy', ...pageFields],
  ['anonymous', 'plaza.catalog.v2.Catalog/ListProducts', { orderBy: '?', ...page }, 'orderBy', ...pageFields],
  ['anonymous', 'plaza.catalog.v1.Books/ListBooks', { orderBy: '?', ...page }, 'orderBy', ...pageFields],
  [
    'anonymous',
    `${CATALOG}/SearchProducts`,
    { query: ' ', limit: -1, cursor: 'x' },
    'query',
    'limit',
    'cursor',
  ],
  [
    'staff',
    `${CATALOG}/CreateProduct`,
    { product: {}, ...badKey },
    'sku',
    'name',
    'category',
    'price',
    'requestId',
  ],
  [
    'staff',
    'plaza.catalog.v1.Books/CreateBook',
    { book: {}, ...badKey },
    'title',
    'author',
    'isbn',
    'price',
    'requestId',
  ],
  ['staff', `${CATALOG}/StartImport`, badKey, 'csv', 'requestId'],
  ['staff', 'plaza.catalog.v1.Inventory/AdjustStock', { id: 'x', ...badKey }, 'id', 'delta', 'requestId'],
  ['customer', 'plaza.orders.v1.Orders/CreateOrder', badKey, 'items', 'requestId'],
  ['customer', 'plaza.orders.v1.Orders/CancelOrder', { id: 'x', ...badKey }, 'id', 'requestId'],
  ['staff', 'plaza.payments.v1.Payments/RefundPayment', { id: 'x', ...badKey }, 'id', 'requestId'],
  ['customer', `${ROOMS}/PostMessage`, { room: 'no room', ...badKey }, 'room', 'text', 'requestId'],
  [
    'customer',
    'plaza.accounts.v1.Accounts/UpdateUser',
    { user: { id: 'x', email: 'x', username: 'X', fullName: '' } },
    'id',
    'email',
    'username',
    'fullName',
  ],
  ['staff', `${OPERATIONS}/ListOperations`, { filter: 'x', ...page }, 'filter', ...pageFields],
  ['customer', 'plaza.orders.v1.Orders/ListOrders', { userId: 'x', ...page }, 'userId', ...pageFields],
  ['customer', 'plaza.orders.v1.Orders/WatchOrder', { id: 'x', cursor: 'x' }, 'id', 'cursor'],
  [
    'customer',
    'plaza.orders.v1.Events/SubscribeToEvents',
    { eventTypes: ['x'], cursor: 'x' },
    'eventTypes[0]',
    'cursor',
  ],
  ['customer', `${ROOMS}/ListMessages`, { room: 'no room', ...page }, 'room', ...pageFields],
  ['customer', `${ROOMS}/WatchRoom`, { room: 'no room', cursor: 'x' }, 'room', 'cursor'],
  ['customer', `${ROOMS}/Chat`, [{ room: 'no room', cursor: 'x' }], 'room', 'cursor'],
  [
    'customer',
    'plaza.rooms.v1.DataSync/SyncStream',
    [{ open: { space: 'no space', cursor: 'x' } }],
    'space',
    'cursor',
  ],
  ['staff', 'plaza.ops.v1.Mesh/WatchMesh', { cursor: 'x' }, 'cursor'],
  ['admin', 'plaza.ops.v1.Audit/ListEntries', { action: 'x', ...page }, 'action', ...pageFields],
  ['admin', 'plaza.ops.v1.Audit/TailEntries', { cursor: 'x' }, 'cursor'],
  [
    'admin',
    'plaza.ops.v1.Logs/TailLogs',
    { service: 'x', level: 'loud', lines: -1, cursor: 'x' },
    'service',
    'level',
    'lines',
    'cursor',
  ],
];

export const wrongCases: Case[] = allWrong.map(([as, method, request, ...fields]) => ({
  name: `all that is wrong is told at once: ${fields.join(', ')}`,
  as,
  ...(method.startsWith('plaza.rooms.v1.DataSync') && { only: 'grpc' as const }),
  method,
  request: () => request as Record<string, unknown>,
  want: wrong(...fields),
}));
