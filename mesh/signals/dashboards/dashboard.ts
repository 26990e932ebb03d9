// What dashboards show, as data; observe/dashboards makes Grafana's pages of it.
import type { Mesh } from '../../types.ts';

/** Of Grafana's units those that are used here: calls a second, seconds, a share of 1, bytes, days, events a second, plain numbers. */
export type Unit = 'reqps' | 's' | 'percentunit' | 'bytes' | 'd' | 'cps' | 'short';

export interface Query {
  expr: string;
  /** The name of each line, of the labels that the query leaves: {{workload}}. */
  legend: string;
}

export interface Panel {
  title: string;
  unit: Unit;
  queries: Query[];
  /** What it means that there is nothing to show; a panel without it always shows something while there are calls. */
  nothing?: string;
}

export interface Dashboard {
  /** The end of its address: plaza-prod-overview. */
  name: string;
  title: string;
  /** Whether it can be narrowed to one service, by $service in its queries. */
  byService?: true;
  panels: Panel[];
}

/** What is shown differs where operators tell more, as in a cluster. */
export interface Shown {
  mesh: Mesh;
  inCluster: boolean;
}

/** The time that a rate looks back: Grafana makes it as long as the page's steps and four scrapes. */
export const window = '$__rate_interval';

/** Whichever service is chosen on the page, or all. */
export const chosen = '$service';

export function rateBy(labels: string, series: string): string {
  return `sum by (${labels}) (rate(${series}[${window}]))`;
}

export function quantileBy(share: number, labels: string, buckets: string): string {
  return `histogram_quantile(${share}, ${rateBy(`le, ${labels}`, buckets)})`;
}
