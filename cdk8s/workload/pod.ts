import type { k8s } from 'cdk8s-plus-34';
import { quickResets } from '../../envoy/bootstrap.ts';
import { maxConnections } from '../../envoy/connection-bounds.ts';
import type { Cluster, Size } from '../../mesh/cluster.ts';
import { callStatsPrefix, durationBucketsMs } from '../../mesh/signals/call-metrics.ts';
import { proxyStats } from '../../mesh/signals/proxy-stats.ts';
import { scrapePaths } from '../../mesh/signals/scraper.ts';
import { labelsOf, selectorOf } from '../names.ts';
import { brokerPort, databasePort, figuresPort } from '../ports.ts';
import { portsOutside } from './outside.ts';
import { servingPriority } from './priorities.ts';
import { milliCpuOf } from './resources.ts';
import { podSecurity } from './security.ts';
import { sidecarSize } from './sidecar-size.ts';
import { spread } from './spread.ts';
import { graceSeconds, proxyDrainSeconds } from './timers.ts';

/** What all pods of the mesh have in common. */
export function podSpec(
  cluster: Cluster,
  workload: string,
  spec: Pick<k8s.PodSpec, 'containers'> & Partial<k8s.PodSpec>,
): k8s.PodSpec {
  return {
    serviceAccountName: workload,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    priorityClassName: servingPriority,
    securityContext: podSecurity,
    terminationGracePeriodSeconds: graceSeconds,
    topologySpreadConstraints: spread(cluster, selectorOf(workload)),
    ...spec,
  };
}

/** What Istio's injection reads of a service's pod. */
export function podMetadata(cluster: Cluster, workload: string, version: string): k8s.ObjectMeta {
  return {
    labels: { ...labelsOf(workload, version), 'sidecar.istio.io/inject': 'true' },
    annotations: {
      'sidecar.istio.io/nativeSidecar': 'true',
      ...histogramBuckets,
      // For the agent beside the proxy, which gives the figures of both on one port.
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': `${figuresPort}`,
      'prometheus.io/path': scrapePaths.service,
      'sidecar.istio.io/proxyCPU': sidecarSize.cpu,
      'sidecar.istio.io/proxyMemory': sidecarSize.memory,
      'sidecar.istio.io/proxyMemoryLimit': sidecarSize.memory,
      // What is in no mesh speaks TLS of its own; the network policies say where to.
      'traffic.sidecar.istio.io/excludeOutboundPorts': [
        databasePort,
        brokerPort,
        ...portsOutside(cluster, workload),
      ].join(),
      'proxy.istio.io/config': proxyConfig(
        sidecarSize,
        // Services listen on loopback alone, so that is where their probes find them.
        { REWRITE_PROBE_LEGACY_LOCALHOST_DESTINATION: 'true' },
        {
          runtimeValues: Object.fromEntries(
            Object.entries(quickResets).map(([name, value]) => [name, `${value}`]),
          ),
        },
      ),
    },
  };
}

/** How fine a proxy tells durations of calls apart. */
export const histogramBuckets = {
  'sidecar.istio.io/statsHistogramBuckets': JSON.stringify({ [`${callStatsPrefix}.`]: durationBucketsMs }),
};

/**
 * The proxy leaves when its last connection has, or the pod's time is over. It has as many threads as it asks for CPUs: where there is no limit of CPU,
 * Istio starts one for each CPU of the node, and all have to fit into the same memory.
 */
export function proxyConfig(size: Size, metadata: Record<string, string> = {}, more: object = {}): string {
  return JSON.stringify({
    ...more,
    proxyStatsMatcher: { inclusionRegexps: proxyStats },
    concurrency: Math.ceil(milliCpuOf(size.cpu) / 1000),
    terminationDrainDuration: `${proxyDrainSeconds}s`,
    proxyMetadata: {
      EXIT_ON_ZERO_ACTIVE_CONNECTIONS: 'true',
      ISTIO_META_GLOBAL_DOWNSTREAM_MAX_CONNECTIONS: `${maxConnections}`,
      ...metadata,
    },
  });
}
