import { PlazaError } from '../runtime/errors.ts';
import { runtimeMetrics } from '../runtime/telemetry/metrics.ts';
import type { Telemetry } from '../runtime/telemetry/telemetry.ts';
import type { Order, Status } from './domain/order.ts';
import { orderMetrics, type SagaStep } from './metrics.ts';

/** What is counted of orders: each after its commit, so that a transaction that is run again counts once. */
export interface OrderFigures {
  cameTo(order: Pick<Order, 'createTime'>, status: Status): void;
  /** Counts a step of the saga by what it gives, and gives it: false is a refusal for good, and what is thrown is tried again. */
  step<T>(step: SagaStep, outcome: Promise<T>): Promise<T>;
  /** An order was not placed. */
  refused(error: unknown): void;
  /** Events of a queue that changed nothing, as their effect was there. */
  duplicates(queue: string, events: number): void;
}

export function orderFigures(telemetry: Telemetry): OrderFigures {
  const orders = telemetry.counter(orderMetrics.orders);
  const steps = telemetry.counter(orderMetrics.sagaSteps);
  const completion = telemetry.histogram(orderMetrics.completion);
  const stockOuts = telemetry.counter(orderMetrics.stockOuts);
  const duplicates = telemetry.counter(runtimeMetrics.inboxDuplicates);
  return {
    cameTo({ createTime }, status) {
      orders.add({ status });
      if (status === 'COMPLETED' || status === 'CANCELLED')
        completion.observe({ status }, Math.max(0, Date.now() - createTime.getTime()) / 1_000);
    },
    async step(step, outcome) {
      try {
        const result = await outcome;
        steps.add({ step, result: result === false ? 'failed' : 'done' });
        return result;
      } catch (error) {
        steps.add({ step, result: 'again' });
        throw error;
      }
    },
    refused(error) {
      if (error instanceof PlazaError && error.reason === 'OUT_OF_STOCK') stockOuts.add({});
    },
    duplicates(queue, events) {
      if (events > 0) duplicates.add({ queue }, events);
    },
  };
}
