import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { clusterMonitor } from '../../mesh/signals/scrape-jobs.ts';
import { scrapePaths } from '../../mesh/signals/scraper.ts';
import type { Mesh } from '../../mesh/types.ts';
import { brokerCertificate, brokerName } from '../data/broker-access.ts';
import { PodMonitor } from '../imports/prometheus-operator.ts';
import { commonLabels, selectorOf } from '../names.ts';
import { brokerMetricsPort, metricsPort } from '../ports.ts';

/** Istio calls the clusters of its Envoys outbound|50051|v2|catalog.plaza.svc.cluster.local, and the label by which they are told apart cluster_name. */
const clusterNames = [
  ['outbound[|][0-9]+[|][|]([a-z0-9-]+)[.].+', '$1'],
  ['outbound[|][0-9]+[|]([a-z0-9]+)[|]([a-z0-9-]+)[.].+', '$2-$1'],
].map(([regex, replacement]) => ({
  sourceLabels: ['cluster_name'],
  regex: regex!,
  replacement: replacement!,
  targetLabel: 'envoy_cluster_name',
  action: 'replace' as const,
}));

/** Reads every proxy's figures with its service's, by Istio's merged port, and the broker's. A database's monitor its operator makes. */
export function monitors(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  if (!cluster.monitoring) return;
  new PodMonitor(scope, 'monitor', {
    metadata: { name: clusterMonitor, labels: commonLabels(clusterMonitor, 'monitor') },
    spec: {
      selector: { matchExpressions: [{ key: 'service.istio.io/canonical-name', operator: 'Exists' }] },
      podMetricsEndpoints: [
        {
          path: scrapePaths.proxy,
          // A port that is declared is found, and of a proxy's that is this one alone. The merged one stands in no container's list.
          port: 'http-envoy-prom',
          interval: '30s',
          relabelings: [
            {
              sourceLabels: ['__address__'],
              regex: '(.+):[0-9]+',
              replacement: `$1:${metricsPort}`,
              targetLabel: '__address__',
              action: 'replace',
            },
            { sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'instance', action: 'replace' },
            { sourceLabels: ['__meta_kubernetes_pod_label_app'], targetLabel: 'workload', action: 'replace' },
            {
              sourceLabels: ['__meta_kubernetes_pod_label_version'],
              targetLabel: 'version',
              action: 'replace',
            },
          ],
          metricRelabelings: clusterNames,
        },
      ],
    },
  });
  if (!cluster.broker) return;
  const read = {
    portNumber: brokerMetricsPort,
    interval: '30s',
    scheme: 'https' as const,
    // Asked by its pod's address, which is in no certificate.
    tlsConfig: {
      ca: { secret: { name: brokerCertificate, key: 'ca.crt' } },
      serverName: `${brokerName}.${mesh.namespace}.svc`,
    },
  };
  new PodMonitor(scope, 'monitor-broker', {
    metadata: { name: brokerName, labels: commonLabels(brokerName, 'monitor') },
    spec: {
      selector: { matchLabels: selectorOf(brokerName) },
      podMetricsEndpoints: [
        read,
        // The sums above name no queue. Both are one address, and what is read of it twice would be one series.
        {
          ...read,
          path: '/metrics/detailed',
          params: { family: ['queue_coarse_metrics'] },
          relabelings: [{ targetLabel: 'endpoint', replacement: 'queues', action: 'replace' }],
        },
      ],
    },
  });
}
