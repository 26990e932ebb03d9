import { atLeast, holding, listOf, text, time, uuid } from '../harness/shape.ts';
import { type Case, denied, notFound, ok, unauthenticated, wrong } from './case.ts';
export const opsCases: Case[] = [
  {
    name: 'anybody reads the health of the whole',
    as: 'anonymous',
    method: 'plaza.ops.v1.Health/GetHealth',
    request: () => ({}),
    eventually: true,
    want: ok({
      status: 'UP',
      services: {
        accounts: { status: 'UP', detail: '' },
        catalog: { status: 'UP' },
        ops: { status: 'UP' },
        orders: { status: 'UP' },
        payments: { status: 'UP' },
        rooms: { status: 'UP' },
      },
    }),
  },
  {
    name: 'staff see the instances that the Envoys see',
    as: 'staff',
    method: 'plaza.ops.v1.Mesh/ListServices',
    request: () => ({}),
    eventually: true,
    want: ok({
      services: holding({
        name: 'catalog',
        // In a cluster nobody but its own pod reaches the admin interface of the gateway's Envoy.
        instances: holding({
          name: text,
          version: 'v1',
          observer: /^(gateway|ops)$/,
          healthy: true,
          ejected: false,
        }),
        breaker: { state: 'CLOSED', maxRequests: atLeast(1) },
      }),
    }),
  },
  {
    name: 'customers do not',
    as: 'customer',
    method: 'plaza.ops.v1.Mesh/ListServices',
    request: () => ({}),
    want: denied,
  },
  ...(
    [
      ['plaza.ops.v1.Traces/ListTraces', {}],
      ['plaza.ops.v1.Traces/GetTrace', { id: '1'.repeat(32) }],
    ] as const
  ).flatMap(([method, request]): Case[] => [
    { name: 'customers read no traces', as: 'customer', method, request: () => request, want: denied },
    { name: 'nobody reads traces', as: 'anonymous', method, request: () => request, want: unauthenticated },
  ]),
  {
    // What there is to find depends on where it runs: test/ops/traces.ts finds an order's.
    name: 'staff read traces',
    as: 'staff',
    method: 'plaza.ops.v1.Traces/ListTraces',
    request: () => ({ pageSize: 1 }),
    want: ok({}),
  },
  {
    name: 'an id that is no trace is refused',
    as: 'staff',
    method: 'plaza.ops.v1.Traces/GetTrace',
    request: () => ({ id: 'trace' }),
    want: wrong('id'),
  },
  {
    name: 'a trace that is not kept is not found',
    as: 'staff',
    method: 'plaza.ops.v1.Traces/GetTrace',
    request: () => ({ id: '1'.repeat(32) }),
    want: notFound,
  },
  {
    name: 'admins read what was done, newest first',
    as: 'admin',
    method: 'plaza.ops.v1.Audit/ListEntries',
    request: () => ({ pageSize: 1 }),
    eventually: true,
    want: ok({
      entries: listOf({
        id: uuid,
        action: text,
        resource: text,
        requestId: text,
        service: text,
        createTime: time,
      }),
      nextPageToken: text,
      totalSize: atLeast(2),
    }),
    keep: (w, page) => Object.assign(w.kept, { entriesToken: page.nextPageToken }),
  },
  {
    name: 'the next page of what was done goes on',
    as: 'admin',
    method: 'plaza.ops.v1.Audit/ListEntries',
    request: (w) => ({ pageToken: w.kept.entriesToken }),
    want: ok({ entries: listOf({ id: uuid }) }),
  },
  {
    name: 'what one user did is found',
    as: 'admin',
    method: 'plaza.ops.v1.Audit/ListEntries',
    request: (w) => ({ actor: w.users.customer.id, action: 'session.create' }),
    eventually: true,
    want: (w) =>
      ok({
        entries: listOf({
          actor: w.users.customer.id,
          action: 'session.create',
          resource: `users/${w.users.customer.id}`,
          service: 'accounts',
          address: text,
        }),
      }),
  },
  {
    name: 'a page token of another actor is refused',
    as: 'admin',
    method: 'plaza.ops.v1.Audit/ListEntries',
    request: (w) => ({ actor: 'somebody', pageToken: w.kept.entriesToken }),
    want: wrong('pageToken'),
  },
  {
    name: 'an action that is none is refused',
    as: 'admin',
    method: 'plaza.ops.v1.Audit/ListEntries',
    request: () => ({ action: 'user.enchant' }),
    want: wrong('action'),
  },
  ...(['customer', 'staff'] as const).map(
    (as): Case => ({
      name: `what was done is nothing for ${as}`,
      as,
      method: 'plaza.ops.v1.Audit/ListEntries',
      request: () => ({}),
      want: denied,
    }),
  ),
  {
    name: 'nor does who is not signed in',
    as: 'anonymous',
    method: 'plaza.ops.v1.Mesh/ListServices',
    request: () => ({}),
    want: unauthenticated,
  },
];
