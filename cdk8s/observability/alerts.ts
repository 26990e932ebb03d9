import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { PrometheusRule } from '../imports/prometheus-operator.ts';
import { commonLabels, gateway } from '../names.ts';

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

/** What a server is to blame for: UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS. */
const faults = '2|4|12|13|14|15';

/** The availability that the environment promises of each workload, as alerts. */
export function alerts(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  if (!cluster.monitoring) return;
  for (const workload of [gateway, ...mesh.services.map(({ name }) => name)]) {
    const availability = cluster.availability[workload] ?? cluster.availability.other;
    const budget = Number((1 - availability / 100).toFixed(6));
    const errors = (window: string) => `plaza:errors:ratio_rate${window}{workload="${workload}"}`;
    new PrometheusRule(scope, `alerts-${workload}`, {
      metadata: { name: `${workload}-availability`, labels: commonLabels(workload, 'alerts') },
      spec: {
        groups: [
          {
            name: `${workload}-errors`,
            interval: '30s',
            rules: [...new Set(burns.flatMap(({ long, short }) => [short, long]))].map((window) => ({
              record: `plaza:errors:ratio_rate${window}`,
              labels: { workload },
              expr: errorRatio(workload, window),
            })),
          },
          {
            name: `${workload}-availability`,
            rules: burns.map(({ rate, long, short, severity }) => ({
              alert: 'PlazaErrorBudgetBurns',
              labels: { workload, severity },
              annotations: {
                summary: `${workload} burns its error budget ${rate} times too fast`,
                description: `${workload} promises ${availability} % over ${period}; {{ $value | humanizePercentage }} of the calls of the last ${long} failed.`,
                runbook_url: `https://plaza.example/docs/cluster#${workload}`,
              },
              expr: `${errors(long)} > ${rate} * ${budget} and ${errors(short)} > ${rate} * ${budget}`,
            })),
          },
        ],
      },
    });
  }
}

/** Counted where the answer is: at the proxy of who answers, and at the gateway for clients. */
function errorRatio(workload: string, window: string): string {
  const calls = (condition: string) =>
    `sum(rate(istio_requests_total{${
      workload === gateway
        ? `reporter="source",source_workload="${gateway}"`
        : `reporter="destination",destination_canonical_service="${workload}"`
    }${condition}}[${window}]))`;
  const failed = `(${calls(`,grpc_response_status=~"${faults}"`)} or vector(0))`;
  return `${failed} / (${calls('')} > 0)`;
}
