import { accountMetrics } from '../../../src/accounts/metrics.ts';
import { orderMetrics } from '../../../src/orders/metrics.ts';
import { paymentMetrics } from '../../../src/payments/metrics.ts';
import { type Dashboard, quantileBy, rateBy, window } from './dashboard.ts';

/** What comes of orders, and the money of them. */
export function ordersAndMoney(): Dashboard {
  const lastHour = (series: string) => `sum by (currency) (increase(${series}[1h]))`;
  const completion = `${orderMetrics.completion.name}_bucket`;
  return {
    name: 'orders',
    title: 'Orders and money',
    panels: [
      {
        title: 'Orders, by status that they came to',
        unit: 'cps',
        queries: [{ expr: rateBy('status', orderMetrics.orders.name), legend: '{{status}}' }],
      },
      {
        title: 'From order to its end',
        unit: 's',
        nothing: 'No order came to its end.',
        queries: [0.99, 0.5].map((share) => ({
          expr: quantileBy(share, 'status', completion),
          legend: `{{status}}, ${100 * share} of 100`,
        })),
      },
      {
        title: 'Captured in an hour',
        unit: 'short',
        nothing: 'Nothing was captured.',
        queries: [{ expr: lastHour(paymentMetrics.revenue.name), legend: '{{currency}}' }],
      },
      {
        title: 'Given back in an hour',
        unit: 'short',
        nothing: 'Nothing was given back.',
        queries: [{ expr: lastHour(paymentMetrics.refunded.name), legend: '{{currency}}' }],
      },
      {
        title: 'Steps of orders',
        unit: 'cps',
        nothing: 'No order went on.',
        queries: [
          { expr: rateBy('step, result', orderMetrics.sagaSteps.name), legend: '{{step}} {{result}}' },
        ],
      },
      {
        title: 'Refused for want of stock, and refunds',
        unit: 'cps',
        queries: [
          { expr: `sum(rate(${orderMetrics.stockOuts.name}[${window}]))`, legend: 'out of stock' },
          { expr: `sum(rate(${paymentMetrics.refunds.name}[${window}]))`, legend: 'refunds' },
        ],
      },
      {
        title: 'Attempts to sign in',
        unit: 'cps',
        queries: [{ expr: rateBy('result', accountMetrics.signIns.name), legend: '{{result}}' }],
      },
    ],
  };
}
