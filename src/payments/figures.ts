import type { Money } from '../runtime/money.ts';
import type { Telemetry } from '../runtime/telemetry/telemetry.ts';
import { paymentMetrics } from './metrics.ts';

/** What is counted of payments: each after its commit, so that a transaction that is run again counts once. */
export interface PaymentFigures {
  captured(amount: Money): void;
  refunded(amount: Money): void;
}

export function paymentFigures(telemetry: Telemetry): PaymentFigures {
  const revenue = telemetry.counter(paymentMetrics.revenue);
  const refunded = telemetry.counter(paymentMetrics.refunded);
  const refunds = telemetry.counter(paymentMetrics.refunds);
  return {
    captured: ({ currency, nanos }) => revenue.add({ currency }, units(nanos)),
    refunded({ currency, nanos }) {
      refunded.add({ currency }, units(nanos));
      refunds.add({});
    },
  };
}

/** Figures are no books: 15 digits of an amount are enough. */
function units(nanos: bigint): number {
  return Number(nanos) / 1e9;
}
