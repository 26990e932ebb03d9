// How much of what is promised is used up: shares of failed and of slow calls for each workload, over each time that an alert looks at.
import type { Objective, Objectives } from '../environments/objectives.ts';
import type { Mesh } from '../types.ts';
import { callMetrics } from './call-metrics.ts';
import { leOf } from './faults.ts';
import { recorded } from './recorded.ts';
import type { Group, Recording } from './rules.ts';
import type { Timing } from './timing.ts';

export const gateway = 'gateway';

/** The promise is for this long. */
export const period = '30d';

/**
 * How fast the budget of errors burns, over a long and a short time (the SRE workbook's four): 14.4 times burns 2 % of a month's in an hour. The
 * short one lets the alert end soon after the cause has.
 */
export const burns = {
  fast: [
    { rate: 14.4, long: '1h', short: '5m' },
    { rate: 6, long: '6h', short: '30m' },
  ],
  slow: [
    { rate: 3, long: '1d', short: '2h' },
    { rate: 1, long: '3d', short: '6h' },
  ],
} as const;

const windows = [...new Set([...burns.fast, ...burns.slow].flatMap(({ long, short }) => [short, long]))];

export const serviceLevels = {
  callRate: 'plaza:calls:rate5m',
  /** The share of calls that failed by the server's fault. */
  failed: (window: string) => `plaza:failed:ratio_rate${window}`,
  /** The share of calls that took longer than promised. */
  slow: (window: string) => `plaza:slow:ratio_rate${window}`,
  /** The shares that are promised not to be passed. */
  failedBudget: 'plaza:failed_budget:ratio',
  slowBudget: 'plaza:slow_budget:ratio',
  latency: (percent: number) => `plaza:latency_seconds:p${percent}_5m`,
} as const;

/** Who promises something, and how much of it. */
export function promises(mesh: Mesh, objectives: Objectives): ({ workload: string } & Objective)[] {
  return [gateway, ...mesh.services.map(({ name }) => name)].map((workload) => ({
    workload,
    ...(objectives[workload] ?? objectives.other),
  }));
}

/** The share that a promise in percent leaves. */
export function budgetOf(percent: number): number {
  return Number((1 - percent / 100).toFixed(6));
}

export function serviceLevelGroups(mesh: Mesh, objectives: Objectives, timing: Timing): Group[] {
  const { interval, window } = timing;
  const all = promises(mesh, objectives);
  const services = all.filter(({ workload }) => workload !== gateway);
  return [
    {
      name: 'objectives',
      interval,
      rules: [
        ...all.map(({ workload, availability }) =>
          constant(serviceLevels.failedBudget, workload, availability),
        ),
        ...services.map(({ workload, latency }) =>
          constant(serviceLevels.slowBudget, workload, latency.percent),
        ),
      ],
    },
    {
      name: 'availability',
      interval,
      rules: [
        ...windows.flatMap((nominal) => failed(nominal, window(nominal))),
        ...ofBoth(serviceLevels.callRate, (workload) => rateOf(workload, window('5m'))),
      ],
    },
    {
      name: 'latency',
      interval,
      rules: [
        ...windows.flatMap((nominal) =>
          withins(services).map(([withinMs, names]) => slow(nominal, window(nominal), withinMs, names)),
        ),
        ...[50, 99].flatMap((percent) =>
          ofBoth(serviceLevels.latency(percent), (workload) =>
            quantile(percent / 100, workload, window('5m')),
          ),
        ),
      ],
    },
  ];
}

function constant(record: string, workload: string, percent: number): Recording {
  return { record, labels: { workload }, expr: `vector(${budgetOf(percent)})` };
}

/** Services are counted where the answer is, at the proxy in front of them, and the gateway for clients. */
type Side = 'services' | 'gateway';

function ofBoth(record: string, expr: (side: Side) => string): Recording[] {
  return [
    { record, expr: asWorkload(expr('services')) },
    { record, labels: { workload: gateway }, expr: expr('gateway') },
  ];
}

function asWorkload(byDestination: string): string {
  return `sum by (workload) (label_replace(${byDestination}, "workload", "$1", "destination", "(.+)"))`;
}

function rateOf(side: Side, window: string): string {
  return side === 'gateway'
    ? `sum(rate(${callMetrics.requests}{reporter="gateway"}[${window}]))`
    : `sum by (destination) (rate(${callMetrics.requests}{reporter="inbound",destination!=""}[${window}]))`;
}

function faultRateOf(side: Side, window: string): string {
  const rate = (labels: string) => `rate(${recorded.faults}{${labels}}[${window}])`;
  // Calls in JSON that were too late the gateway alone can tell from those of an impatient client.
  const ofServices = `sum by (destination) (${rate('reporter="inbound",destination!=""')} or ${rate('reporter="gateway",protocol="json",status="504"')})`;
  return side === 'gateway' ? `sum(${rate('reporter="gateway"')})` : ofServices;
}

/** Nothing while there are no calls. */
function failed(nominal: string, window: string): Recording[] {
  return ofBoth(serviceLevels.failed(nominal), (side) => {
    const calls = rateOf(side, window);
    return `(${faultRateOf(side, window)} or 0 * ${calls}) / (${calls} > 0)`;
  });
}

/** Services that promise the same time, together. */
function withins(services: { workload: string; latency: Objective['latency'] }[]): [number, string[]][] {
  const names = new Map<number, string[]>();
  for (const { workload, latency } of services)
    names.set(latency.withinMs, [...(names.get(latency.withinMs) ?? []), workload]);
  return [...names];
}

function slow(nominal: string, window: string, withinMs: number, names: string[]): Recording {
  // Of calls that were answered: how long others take is often their client's choice.
  const labels = `reporter="inbound",grpc_status="0",destination=~"${names.join('|')}"`;
  const unary = `* on (rpc) group_left () ${recorded.methods}{kind="unary"}`;
  const rate = (series: string) => `sum by (destination) (rate(${series}[${window}]) ${unary})`;
  const quick = rate(`${callMetrics.duration}_bucket{${labels},le=~"${leOf(withinMs)}"}`);
  return {
    record: serviceLevels.slow(nominal),
    labels: { within_ms: String(withinMs) },
    expr: asWorkload(`(1 - ${quick} / (${rate(`${callMetrics.duration}_count{${labels}}`)} > 0))`),
  };
}

/** Nothing while there are no calls: the comparison leaves out what is no number. */
function quantile(share: number, side: Side, window: string): string {
  const by = side === 'gateway' ? 'le' : 'destination, le';
  const labels = side === 'gateway' ? 'reporter="gateway"' : 'reporter="inbound",destination!=""';
  const unary = `* on (rpc) group_left () ${recorded.methods}{kind="unary"}`;
  return `histogram_quantile(${share}, sum by (${by}) (rate(${callMetrics.duration}_bucket{${labels}}[${window}]) ${unary})) / 1000 >= 0`;
}
