import type { Metric } from '../runtime/telemetry/metrics.ts';

/** Business figures of payments. Amounts are in units of the currency, such as euros. */
export const paymentMetrics = {
  revenue: {
    name: 'plaza_revenue_total',
    type: 'counter',
    help: 'Money that was captured.',
    labels: ['currency'],
  },
  refunded: {
    name: 'plaza_refunded_total',
    type: 'counter',
    help: 'Money that was given back.',
    labels: ['currency'],
  },
  refunds: { name: 'plaza_refunds_total', type: 'counter', help: 'Refunds that were completed.', labels: [] },
} as const satisfies Record<string, Metric>;
