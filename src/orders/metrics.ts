import { type Metric, metric } from '../runtime/telemetry/metrics.ts';

export const SAGA_STEPS = ['authorize', 'capture', 'commit', 'release', 'void'] as const;
export type SagaStep = (typeof SAGA_STEPS)[number];

/** Business figures of orders, and of the saga that ends them. */
export const orderMetrics = {
  orders: metric('plaza_orders_total', 'counter', 'Orders that came to a status.', {
    status: ['CREATED', 'PROCESSING', 'COMPLETED', 'CANCELLED'],
  }),
  sagaSteps: metric(
    'plaza_saga_steps_total',
    'counter',
    'Steps of the saga of an order, by what came of them: done, failed (refused for good) or again.',
    { step: SAGA_STEPS, result: ['done', 'failed', 'again'] },
  ),
  completion: metric(
    'plaza_order_completion_seconds',
    'histogram',
    'Time from the creation of an order to its last status.',
    { status: ['COMPLETED', 'CANCELLED'] },
    [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  ),
  stockOuts: metric(
    'plaza_stock_outs_total',
    'counter',
    'Orders that were refused because a product was out of stock.',
    {},
  ),
} as const satisfies Record<string, Metric>;
