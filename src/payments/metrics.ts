import { type Metric, metric } from '../runtime/telemetry/metrics.ts';

const currency = {
  currency: { from: 'ISO 4217, in src/runtime/currencies.ts', matches: /^[A-Z]{3}$/, most: 180 },
} as const;

/** Business figures of payments. Amounts are in units of the currency, such as euros. */
export const paymentMetrics = {
  revenue: metric('plaza_revenue_total', 'counter', 'Money that was captured.', currency),
  refunded: metric('plaza_refunded_total', 'counter', 'Money that was given back.', currency),
  refunds: metric('plaza_refunds_total', 'counter', 'Refunds that were completed.', {}),
} as const satisfies Record<string, Metric>;
