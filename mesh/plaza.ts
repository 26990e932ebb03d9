import type { Policy, ServiceRow } from './types.ts';

/** The services of Plaza and who calls whom. What a service's methods are, who may call each and for how long, their protos say. */
export const rows: ServiceRow[] = [
  {
    name: 'accounts',
    packages: ['plaza.accounts.v1'],
    calls: [],
    database: true,
    publishes: ['audit.recorded'],
    queues: {},
  },
  {
    name: 'catalog',
    packages: ['plaza.catalog.v1', 'plaza.catalog.v2'],
    calls: [],
    database: true,
    publishes: ['product.*', 'stock.*', 'audit.recorded'],
    queues: {},
  },
  {
    name: 'payments',
    packages: ['plaza.payments.v1'],
    calls: [],
    database: true,
    publishes: ['payment.*', 'audit.recorded'],
    queues: {},
  },
  {
    name: 'orders',
    packages: ['plaza.orders.v1'],
    calls: ['accounts', 'catalog', 'payments'],
    database: true,
    publishes: ['order.*', 'audit.recorded'],
    queues: {
      order_queue: ['order.created', 'order.cancelled'],
      // Its own events it logs by itself, in the order of their changes, which no queue keeps.
      event_queue: ['payment.captured', 'payment.refunded', 'product.*', 'stock.*'],
    },
  },
  {
    name: 'rooms',
    packages: ['plaza.rooms.v1'],
    calls: [],
    database: true,
    publishes: [],
    queues: {},
  },
  {
    name: 'ops',
    packages: ['plaza.ops.v1'],
    calls: ['accounts', 'catalog', 'orders', 'payments', 'rooms'],
    database: true,
    publishes: [],
    queues: { audit_queue: ['audit.recorded'] },
  },
];

/** What holds for every service in every environment. */
export const policy: Policy = {
  keySet: { service: 'accounts', method: '/plaza.accounts.v1.Keys/GetJwks' },
  issuer: 'https://plaza.local',
  audience: 'plaza',
  jwksCacheSeconds: 5,
  maxTokenLifetimeSeconds: 900,
  clockSkewSeconds: 10,
  // One layer retries: the sidecar of the caller. Envoy's own default budget, 3 retries at once, fails under load.
  retry: { attempts: 3, budgetPercent: 50, minConcurrency: 50, baseIntervalMs: 25, maxIntervalMs: 250 },
  breaker: { maxConnections: 1024, maxPendingRequests: 1024, maxRequests: 4096 },
  // An open stream is a request as long as it lasts: a room of a thousand must leave room for the calls of everybody else, so it has its own.
  lastingBreaker: { maxConnections: 1024, maxPendingRequests: 1024, maxRequests: 4096 },
  outlier: { consecutive: 5, intervalMs: 1000, ejectionMs: 5000, maxEjectionPercent: 67 },
  health: { intervalMs: 500, timeoutMs: 1000, unhealthyThreshold: 2, healthyThreshold: 1 },
  connectTimeoutMs: 1000,
  unaryMaxRequestBytes: 1024 * 1024,
  streamMaxMessageBytes: 256 * 1024,
  streamIdleMs: 60_000,
  // The largest page there can be: 100 orders of 100 items with names of 200 characters.
  maxResponseBytes: 16 * 1024 * 1024,
};
