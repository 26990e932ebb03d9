import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { HEARTBEAT_MS } from '../src/runtime/frames.ts';
import { type DeclaredMethod, readDescriptorSet } from './descriptor.ts';
import { environments } from './environments/index.ts';
import { lint } from './lint.ts';
import { policy, rows } from './plaza.ts';
import type { ServiceRow } from './types.ts';

const declared = readDescriptorSet(
  readFileSync(new URL('../gen/plaza.binpb', import.meta.url)),
  policy,
).methods;

/** The graph of Plaza with one method changed. */
function withMethod(path: string, change: Partial<DeclaredMethod>): DeclaredMethod[] {
  const found = declared.some((method) => method.path === path);
  assert.ok(found, `${path} is no method`);
  return declared.map((method) => (method.path === path ? { ...method, ...change } : method));
}

const getProduct = '/plaza.catalog.v1.Catalog/GetProduct';
const createUser = '/plaza.accounts.v1.Accounts/CreateUser';
const createOrder = '/plaza.orders.v1.Orders/CreateOrder';
const search = '/plaza.catalog.v1.Catalog/SearchProducts';
const reserve = '/plaza.catalog.v1.Inventory/ReserveStock';
const watchOrder = '/plaza.orders.v1.Orders/WatchOrder';
const chat = '/plaza.rooms.v1.Rooms/Chat';
const operation = '/google.longrunning.Operations/GetOperation';
/** A row beside Plaza's. */
const stranger = (change: Partial<ServiceRow>): ServiceRow => ({
  name: 'x',
  packages: [],
  calls: [],
  database: false,
  publishes: [],
  queues: {},
  ...change,
});
const read = (name: string) =>
  rows.map(
    (row): ServiceRow =>
      row.name === 'orders' ? { ...row, calls: row.calls.filter((c) => c !== name) } : row,
  );

const cases: { name: string; methods?: DeclaredMethod[]; rows?: ServiceRow[]; complaint: RegExp }[] = [
  {
    name: 'no access',
    methods: withMethod(getProduct, { access: undefined }),
    complaint: /catalog\.proto: plaza\.catalog\.v1\.Catalog\.GetProduct says not who/,
  },
  {
    name: 'every service as the caller of what users call',
    methods: withMethod(getProduct, { callers: ['*'] }),
    complaint: /GetProduct is for every service without a user, and not MESH/,
  },
  {
    name: 'no deadline',
    methods: withMethod(getProduct, { deadlineMs: 0 }),
    complaint: /GetProduct has no deadline_ms/,
  },
  {
    name: 'a public mutation without a limit',
    methods: withMethod(createUser, { rateLimit: undefined }),
    complaint: /CreateUser is a public method that changes something and has no rate_limit/,
  },
  {
    name: 'a limit nobody knows',
    methods: withMethod(createUser, { rateLimit: 'typo' }),
    complaint: /CreateUser has the rate_limit "typo"/,
  },
  {
    name: 'a caller that is no service',
    methods: withMethod(reserve, { callers: ['ordres'] }),
    complaint: /ReserveStock names the caller "ordres", which is no service/,
  },
  {
    name: 'a caller whose row does not call',
    rows: read('catalog'),
    complaint: /ReserveStock names the caller "orders", whose row/,
  },
  {
    name: 'a mesh method with a path',
    methods: withMethod(createOrder, { access: 'mesh', callers: ['orders'] }),
    complaint: /CreateOrder has access MESH and an HTTP path/,
  },
  {
    name: 'a mesh method for nobody',
    methods: withMethod(reserve, { callers: [] }),
    complaint: /ReserveStock has access MESH and no callers/,
  },
  {
    name: 'a JSON stream without an end frame',
    methods: withMethod(search, { hasEndFrame: false }),
    complaint: /SearchProducts is a stream/,
  },
  {
    name: 'a read that is not GET',
    methods: withMethod(createOrder, { class: 'read' }),
    complaint: /CreateOrder is NO_SIDE_EFFECTS and has a path that is not GET/,
  },
  {
    name: 'a change by GET',
    methods: withMethod(getProduct, { class: 'keyed' }),
    complaint: /GetProduct changes something and has a GET path/,
  },
  {
    name: 'a DELETE that is no repeat-safe',
    methods: withMethod('/plaza.catalog.v1.Catalog/DeleteProduct', { class: 'once' }),
    complaint: /DeleteProduct is PUT or DELETE/,
  },
  {
    name: 'a status that is no success',
    methods: withMethod(createUser, { successStatus: 302 as 200 }),
    complaint: /CreateUser has the success_status 302/,
  },
  {
    name: 'two methods on one path',
    methods: withMethod(createUser, { bindings: declared.find((m) => m.path === createOrder)!.bindings }),
    complaint: /has the path POST \/v1\/orders of/,
  },
  {
    name: 'a row that calls nobody there',
    rows: rows.filter((row) => row.name !== 'payments'),
    complaint: /orders calls payments, which is no service/,
  },
  {
    name: 'no key set',
    rows: rows.filter((row) => row.name !== 'accounts'),
    complaint: /nobody could verify a token/,
  },
  {
    name: 'a package that no proto declares',
    rows: [...rows, stranger({ packages: ['plaza.x.v1'] })],
    complaint: /x serves plaza\.x\.v1, which no proto declares/,
  },
  {
    name: 'a queue of events that nobody publishes',
    rows: [...rows, stranger({ queues: { x_queue: ['order.created', 'parcel.sent'] } })],
    complaint: /x_queue of x takes parcel\.sent, which no service publishes/,
  },
  {
    name: 'a queue of more than a service publishes',
    rows: [...rows, stranger({ queues: { x_queue: ['audit.*'] } })],
    complaint: /x_queue of x takes audit\.\*, which no service publishes/,
  },
  {
    name: 'a queue of events whose name only begins like those that a service publishes',
    rows: [...rows, stranger({ queues: { x_queue: ['orders.created'] } })],
    complaint: /x_queue of x takes orders\.created, which no service publishes/,
  },
  {
    name: 'an event of the domain of another service',
    rows: [...rows, stranger({ publishes: ['order.cancelled'] })],
    complaint: /x publishes order\.cancelled, which is for orders to tell/,
  },
  {
    name: 'a domain within which another service tells something',
    rows: [...rows, stranger({ publishes: ['audit.*'] })],
    complaint: /x publishes audit\.\*, which is for accounts to tell/,
  },
  {
    name: 'a type that is none',
    rows: [...rows, stranger({ publishes: ['*'] })],
    complaint: /x publishes \*, which is no type/,
  },
  {
    name: 'a queue of two services',
    rows: [...rows, stranger({ queues: { order_queue: ['order.created'] } })],
    complaint: /orders and x both have a queue named order_queue/,
  },
  {
    name: 'a stream that is cut between two heartbeats',
    methods: withMethod(watchOrder, { idleMs: 2 * HEARTBEAT_MS - 1 }),
    complaint: /WatchOrder has an idle_timeout_ms of 29999/,
  },
  {
    name: 'a call with an idle timeout',
    methods: withMethod(createOrder, { idleMs: 15_000 }),
    complaint: /CreateOrder is no stream and has an idle_timeout_ms/,
  },
  {
    name: 'a chat that cannot say that it ended',
    methods: withMethod(chat, { hasEndFrame: false }),
    complaint: /Chat is a stream whose replies lack/,
  },
  {
    name: "a path of ours that is an operation's",
    methods: withMethod(getProduct, { bindings: declared.find((m) => m.path === operation)!.bindings }),
    complaint: /has the path GET \/v1\/operations\/\* of/,
  },
  ...(
    [
      ['what staff read', '/plaza.accounts.v1.Accounts/ListUsers'],
      ['what an admin does', '/plaza.accounts.v1.Keys/RotateKey'],
      ["what staff see of somebody else's", '/plaza.orders.v1.Orders/GetOrder'],
      ['a change of money by a service', '/plaza.payments.v1.Payments/Capture'],
      ['a change of stock by a service', reserve],
      ['a session', '/plaza.accounts.v1.Sessions/RefreshSession'],
      ['an account', createUser],
      ['what staff do by a method that is not ours', '/google.longrunning.Operations/CancelOperation'],
    ] as const
  ).map(([name, path]) => ({
    name: `${name} without an action for the audit log`,
    methods: withMethod(path, { audit: [] }),
    complaint: new RegExp(`${path.split('/').at(-1)} changes something, or lets staff .* set audit in`),
  })),
  {
    name: 'an action of which it is said that there is none',
    methods: withMethod(createUser, { unaudited: 'nobody cares' }),
    complaint: /CreateUser has both audit and unaudited/,
  },
  {
    name: 'what staff do unaudited',
    methods: withMethod('/plaza.accounts.v1.Accounts/ListUsers', { audit: [], unaudited: 'nobody cares' }),
    complaint: /ListUsers is a method of staff or admins and unaudited/,
  },
  {
    name: 'an action that is none',
    methods: withMethod(createUser, { audit: ['user.create', 'Sign up'] }),
    complaint: /CreateUser has the audit action "Sign up"/,
  },
  {
    name: 'an action of a service that tells nobody',
    methods: withMethod(chat, { audit: ['room.chat'], unaudited: undefined }),
    complaint: /Chat has an audit action, and rooms has no database or publishes no audit\.recorded/,
  },
  { name: 'a service named twice', rows: [...rows, rows[0]!], complaint: /two rows are named accounts/ },
];

describe('lint()', () => {
  it('lets a stream be silent for two heartbeats of the runtime', () => {
    const methods = withMethod(watchOrder, { idleMs: 2 * HEARTBEAT_MS });
    assert.deepEqual(lint(rows, methods, policy, environments.dev), []);
  });

  it('has nothing to say about Plaza in any environment', () => {
    for (const environment of Object.values(environments))
      assert.deepEqual(lint(rows, declared, policy, environment), []);
  });

  for (const { name, methods, rows: changed, complaint } of cases) {
    it(`refuses ${name}`, () => {
      const complaints = lint(changed ?? rows, methods ?? declared, policy, environments.dev);
      assert.ok(
        complaints.some((line) => complaint.test(line)),
        `no complaint matches ${complaint}:\n${complaints.join('\n')}`,
      );
    });
  }
});
