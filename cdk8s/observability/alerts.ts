import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { ruleGroups } from '../../mesh/signals/signals.ts';
import { timing } from '../../mesh/signals/timing.ts';
import type { Mesh } from '../../mesh/types.ts';
import { PrometheusRule } from '../imports/prometheus-operator.ts';
import { commonLabels } from '../names.ts';

/** What is recorded and alerted on, as mesh/signals says it. */
export function alerts(scope: Construct, mesh: Mesh, { monitoring, broker }: Cluster): void {
  if (!monitoring) return;
  const groups = ruleGroups(mesh, {
    timing: timing(),
    repository: monitoring.repository,
    cluster: { namespace: mesh.namespace, rabbitmq: broker !== undefined },
  });
  new PrometheusRule(scope, 'alerts', {
    metadata: { name: 'plaza', labels: commonLabels('plaza', 'alerts') },
    spec: { groups },
  });
}
