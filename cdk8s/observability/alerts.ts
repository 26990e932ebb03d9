import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { PrometheusRule } from '../imports/prometheus-operator.ts';
import { commonLabels, gateway } from '../names.ts';
import { deadLetterAlert } from './dead-letters.ts';
import { proxiesMonitor } from './monitors.ts';
import { callRate, errorRatio, latency } from './queries.ts';

/** The promise is for this long. */
const period = '30d';

/**
 * How fast the budget of errors burns, over a long and a short time (the SRE workbook's four): 14.4 times burns 2 % of a month's in an hour. The
 * short one lets the alert end soon after the cause has.
 */
const burns = [
  { rate: 14.4, long: '1h', short: '5m', severity: 'page' },
  { rate: 6, long: '6h', short: '30m', severity: 'page' },
  { rate: 3, long: '1d', short: '2h', severity: 'ticket' },
  { rate: 1, long: '3d', short: '6h', severity: 'ticket' },
];

/** What to do, in the repository's own words. */
export const runbook = 'docs/cluster.md#when-an-alert-calls';

/** Who promises something, and how much of it, in percent. */
export function promises(mesh: Mesh, cluster: Cluster): { workload: string; availability: number }[] {
  return [gateway, ...mesh.services.map(({ name }) => name)].map((workload) => ({
    workload,
    availability: cluster.availability[workload] ?? cluster.availability.other,
  }));
}

/** The share of bad answers that a promise leaves. */
export function budgetOf(availability: number): number {
  return Number((1 - availability / 100).toFixed(6));
}

/** The availability that the environment promises of each workload, as alerts, and the rules that they and dashboards read. */
export function alerts(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  const { monitoring } = cluster;
  if (!monitoring) return;
  measured(scope, mesh, monitoring.repository);
  if (cluster.broker) deadLetterAlert(scope, `${monitoring.repository}/${runbook}`);
  for (const { workload, availability } of promises(mesh, cluster)) {
    const budget = budgetOf(availability);
    const errors = (window: string) => `plaza:errors:ratio_rate${window}{workload="${workload}"}`;
    const record = (name: string, expr: string) => ({ record: `plaza:${name}`, labels: { workload }, expr });
    new PrometheusRule(scope, `alerts-${workload}`, {
      metadata: { name: `${workload}-availability`, labels: commonLabels(workload, 'alerts') },
      spec: {
        groups: [
          {
            name: `${workload}-recorded`,
            interval: '30s',
            rules: [
              ...[...new Set(burns.flatMap(({ long, short }) => [short, long]))].map((window) =>
                record(`errors:ratio_rate${window}`, errorRatio(workload, window)),
              ),
              record('calls:rate5m', callRate(workload, '5m')),
              record('latency_ms:p50_5m', latency(workload, 0.5, '5m')),
              record('latency_ms:p99_5m', latency(workload, 0.99, '5m')),
            ],
          },
          {
            name: `${workload}-availability`,
            rules: burns.map(({ rate, long, short, severity }) => ({
              alert: 'PlazaErrorBudgetBurns',
              labels: { workload, severity },
              annotations: {
                summary: `${workload} burns its error budget ${rate} times too fast`,
                description: `${workload} promises ${availability} % over ${period}; {{ $value | humanizePercentage }} of the calls of the last ${long} failed.`,
                runbook_url: `${monitoring.repository}/${runbook}`,
              },
              expr: `${errors(long)} > ${rate} * ${budget} and ${errors(short)} > ${rate} * ${budget}`,
            })),
          },
        ],
      },
    });
  }
}

/** Where nothing is measured no budget burns, so that is an alert of its own. */
function measured(scope: Construct, mesh: Mesh, repository: string): void {
  new PrometheusRule(scope, 'alerts-measured', {
    metadata: { name: 'measured', labels: commonLabels('measured', 'alerts') },
    spec: {
      groups: [
        {
          name: 'measured',
          rules: [
            {
              alert: 'PlazaIsNotMeasured',
              expr: `absent(up{job="${mesh.namespace}/${proxiesMonitor}"} == 1)`,
              for: '10m',
              labels: { severity: 'page' },
              annotations: {
                summary: 'no proxy of Plaza is scraped, so no other alert can fire',
                runbook_url: `${repository}/${runbook}`,
              },
            },
          ],
        },
      ],
    },
  });
}
