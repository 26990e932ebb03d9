import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { alertRoutes } from '../observability/alert-routes.ts';
import { alerts } from '../observability/alerts.ts';
import { dashboards } from '../observability/dashboards.ts';
import { monitors } from '../observability/monitors.ts';

/** What is measured, and when somebody is called. */
export function observabilityChart(
  scope: Construct,
  { mesh, cluster }: { mesh: Mesh; cluster: Cluster },
): Chart {
  const chart = new Chart(scope, 'observability', {
    namespace: mesh.namespace,
    disableResourceNameHashes: true,
  });
  monitors(chart, mesh, cluster);
  alerts(chart, mesh, cluster);
  alertRoutes(chart, mesh, cluster);
  dashboards(chart, mesh, cluster);
  return chart;
}
