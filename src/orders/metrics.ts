import type { Metric } from '../runtime/telemetry/metrics.ts';

/** Business figures of orders, and of the saga that ends them. */
export const orderMetrics = {
  orders: {
    name: 'plaza_orders_total',
    type: 'counter',
    help: 'Orders that came to a status.',
    labels: ['status'],
  },
  sagaSteps: {
    name: 'plaza_saga_steps_total',
    type: 'counter',
    help: 'Steps of the saga of an order, by what came of them: done, failed or again.',
    labels: ['step', 'result'],
  },
  completion: {
    name: 'plaza_order_completion_seconds',
    type: 'histogram',
    help: 'Time from the creation of an order to its last status.',
    labels: ['status'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  },
  stockOuts: {
    name: 'plaza_stock_outs_total',
    type: 'counter',
    help: 'Orders that were refused because a product was out of stock.',
    labels: [],
  },
} as const satisfies Record<string, Metric>;
