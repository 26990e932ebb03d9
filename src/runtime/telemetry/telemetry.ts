// What a process counts, in memory, from the definitions in metrics.ts; metrics-server.ts shows it. Made once, in lifecycle.ts, and handed down.
//
//   const orders = telemetry.counter(orderMetrics.orders);
//   orders.add({ status: 'CREATED' });
import { Counter, collectDefaultMetrics, Gauge, type Histogram, Registry } from 'prom-client';
import { FastHistogram } from './histogram.ts';
import type { LabelRule, LabelValues, Metric } from './metrics.ts';

/** The labels of a metric with the values that each may have. */
export type Labels<M extends Metric> = {
  readonly [L in keyof M['values']]: M['values'][L] extends readonly string[]
    ? M['values'][L][number]
    : string;
};

type Of<T extends Metric['type']> = Metric & { readonly type: T };

export interface Telemetry {
  /** False when nothing is counted: whoever would do more than count leaves it. */
  readonly enabled: boolean;
  /** With `read`, which must be cheap and ask nobody, the values are those of the moment of a scrape. */
  counter<M extends Of<'counter'>>(
    metric: M,
    read?: () => readonly (readonly [Labels<M>, number])[],
  ): { add(labels: Labels<M>, by?: number): void };
  gauge<M extends Of<'gauge'>>(
    metric: M,
    read?: () => readonly (readonly [Labels<M>, number])[],
  ): { set(labels: Labels<M>, value: number): void; add(labels: Labels<M>, by: number): void };
  histogram<M extends Of<'histogram'>>(
    metric: M,
  ): {
    observe(labels: Labels<M>, value: number): void;
    /** What takes the values of these labels, for whoever has many. */
    of(labels: Labels<M>): { observe(value: number): void };
  };
  /** All of it, in the text format of Prometheus. */
  scrape(): Promise<string>;
  readonly contentType: string;
}

const nothing = { add() {}, set() {}, observe() {}, of: () => ({ observe() {} }) };

/** Counts nothing. */
export const noTelemetry: Telemetry = {
  enabled: false,
  counter: () => nothing,
  gauge: () => nothing,
  histogram: () => nothing,
  scrape: async () => '',
  contentType: Registry.PROMETHEUS_CONTENT_TYPE,
};

/** Gauges of prom-client that are named as counters; promtool finds fault with them, and the same figures are there by type. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

export function createTelemetry(): Telemetry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);

  /** Two parts of a process may count the same. */
  function once<T>(name: string, make: () => T): T {
    return (registry.getSingleMetric(name) as T | undefined) ?? make();
  }

  function settings({ name, help, labels }: Metric) {
    return { name, help, labelNames: [...labels], registers: [registry] };
  }

  return {
    enabled: true,
    counter(metric, read) {
      const bound = boundTo(metric.values);
      const counter = once(
        metric.name,
        () =>
          new Counter({
            ...settings(metric),
            ...(read && {
              collect() {
                this.reset();
                for (const [labels, value] of read()) this.inc(bound(labels), value);
              },
            }),
          }),
      );
      startAtZero(metric, (labels) => counter.inc(labels, 0));
      return { add: (labels, by = 1) => counter.inc(bound(labels), by) };
    },
    gauge(metric, read) {
      const bound = boundTo(metric.values);
      const gauge = once(
        metric.name,
        () =>
          new Gauge({
            ...settings(metric),
            ...(read && {
              collect() {
                for (const [labels, value] of read()) this.set(bound(labels), value);
              },
            }),
          }),
      );
      return {
        set: (labels, value) => gauge.set(bound(labels), value),
        add: (labels, by) => gauge.inc(bound(labels), by),
      };
    },
    histogram(metric) {
      const { name, help, values, buckets = [] } = metric;
      const histogram = once(name, () => {
        const made = new FastHistogram(name, help, buckets);
        registry.registerMetric(made as unknown as Histogram);
        return made;
      });
      const bound = boundTo(values);
      return {
        observe: (labels, value) => histogram.of(bound(labels)).observe(value),
        of: (labels) => histogram.of(bound(labels)),
      };
    },
    scrape: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Of one label and fewer than ten values each is there from the start: a rate over what has just appeared would miss its first. */
function startAtZero({ labels, values }: Metric, start: (labels: Record<string, string>) => void): void {
  const [label, ...more] = labels;
  if (label === undefined || more.length > 0) return;
  const all = values[label]!;
  if (isList(all)) for (const value of all) start({ [label]: value });
}

/**
 * Values that are listed are held to their list by the compiler. Of others there are never more than their rule allows, whatever a mistake of ours
 * makes a label of: each costs memory here, and in Prometheus, until the process ends.
 */
function boundTo(values: LabelValues): (labels: Readonly<Record<string, string>>) => Record<string, string> {
  const ruled = Object.entries(values).filter((entry): entry is [string, LabelRule] => !isList(entry[1]));
  if (ruled.length === 0) return (labels) => labels;
  const seen = new Map<string, string>();
  const counts = new Map<string, number>();
  return (labels) => {
    let result = labels;
    for (const [label, rule] of ruled) {
      const value = labels[label]!;
      const kept = keep(label, value, rule);
      if (kept !== value) result = { ...result, [label]: kept };
    }
    return result;
  };

  function keep(label: string, value: string, { matches, most }: LabelRule): string {
    const key = `${label} ${value}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const count = counts.get(label) ?? 0;
    if (count >= most || !matches.test(value)) return 'other';
    counts.set(label, count + 1);
    seen.set(key, value);
    return value;
  }
}

function isList(values: readonly string[] | LabelRule): values is readonly string[] {
  return Array.isArray(values);
}
