// Series as promtool test rules reads them, and what an Envoy counts of calls, invented.
import { callMetrics, durationBucketsMs } from '../call-metrics.ts';

export interface Series {
  series: string;
  values: string;
}

/** How many samples a case has, an interval apart. */
export const samples = 45;
/** The sample at which alerts are looked at. */
export const looked = 30;

export function always(series: string, value: number): Series {
  return { series, values: `${value}+0x${samples}` };
}

/** A counter that grows by so much from one sample to the next. */
export function counter(series: string, perSample: number): Series {
  return { series, values: `0+${perSample}x${samples}` };
}

export interface Calls {
  labels: Record<string, string>;
  perSample: number;
  /** How long each takes. */
  ms: number;
}

/** What the proxies say of calls that end in this way. */
export function calls({ labels, perSample, ms }: Calls): Series[] {
  const all = { workload: labels.reporter === 'gateway' ? 'gateway' : labels.destination!, ...labels };
  const of = (name: string, more: Record<string, string> = {}) =>
    `${name}{${Object.entries({ ...all, ...more })
      .map(([label, value]) => `${label}="${value}"`)
      .join(',')}}`;
  return [
    counter(of(callMetrics.requests), perSample),
    ...[...durationBucketsMs, Number.POSITIVE_INFINITY].map((bound) =>
      counter(
        of(`${callMetrics.duration}_bucket`, {
          le: bound === Number.POSITIVE_INFINITY ? '+Inf' : `${bound}`,
        }),
        ms <= bound ? perSample : 0,
      ),
    ),
    counter(of(`${callMetrics.duration}_count`), perSample),
    counter(of(`${callMetrics.duration}_sum`), perSample * ms),
  ];
}
