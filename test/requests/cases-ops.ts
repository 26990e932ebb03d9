import { atLeast, holding, text } from '../harness/shape.ts';
import { type Case, denied, ok, unauthenticated } from './case.ts';

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
  {
    name: 'nor does who is not signed in',
    as: 'anonymous',
    method: 'plaza.ops.v1.Mesh/ListServices',
    request: () => ({}),
    want: unauthenticated,
  },
];
