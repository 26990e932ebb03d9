import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { PodMonitor } from '../imports/prometheus-operator.ts';
import { commonLabels } from '../names.ts';
import { metricsPort } from '../ports.ts';

/** Reads every proxy's metrics, by Istio's merged port. */
export function monitors(scope: Construct, cluster: Cluster): void {
  if (!cluster.monitoring) return;
  new PodMonitor(scope, 'monitor', {
    metadata: { name: 'proxies', labels: commonLabels('proxies', 'monitor') },
    spec: {
      selector: { matchExpressions: [{ key: 'service.istio.io/canonical-name', operator: 'Exists' }] },
      podMetricsEndpoints: [
        {
          path: '/stats/prometheus',
          portNumber: metricsPort,
          interval: '30s',
          relabelings: [
            { sourceLabels: ['__meta_kubernetes_pod_label_app'], targetLabel: 'workload', action: 'replace' },
            {
              sourceLabels: ['__meta_kubernetes_pod_label_version'],
              targetLabel: 'version',
              action: 'replace',
            },
          ],
        },
      ],
    },
  });
}
