import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { renderDashboards } from '../../observe/dashboards/grafana.ts';
import { commonLabels } from '../names.ts';

/** A ConfigMap for each dashboard: Grafana's sidecar finds them by the label. */
export function dashboards(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  if (!cluster.monitoring) return;
  for (const { path, text } of renderDashboards({ mesh, inCluster: true })) {
    const name = `plaza-dashboard-${path.replace('.json', '')}`;
    new k8s.KubeConfigMap(scope, name, {
      metadata: { name, labels: { ...commonLabels(name, 'dashboard'), grafana_dashboard: '1' } },
      data: { [path]: text },
    });
  }
}
