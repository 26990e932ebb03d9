import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { denyAll as denyCalls } from '../istio/authorization-policies.ts';
import { bodyLimits } from '../istio/body-limits.ts';
import { connections } from '../istio/connection-settings.ts';
import { stripForgedHeaders } from '../istio/forged-headers.ts';
import { peerAuthentication } from '../istio/peer-authentication.ts';
import { requestAuthentication } from '../istio/request-authentication.ts';
import { telemetry } from '../istio/telemetry.ts';
import { namespace } from '../workload/namespace.ts';
import { denyAll as denyPackets } from '../workload/network-policies.ts';
import { priorityClasses } from '../workload/priorities.ts';
import { limitRange, quota } from '../workload/quota.ts';

/** The namespace, and what holds for every workload in it. */
export function namespaceChart(scope: Construct, { mesh, cluster }: { mesh: Mesh; cluster: Cluster }): Chart {
  const chart = new Chart(scope, 'namespace', { namespace: mesh.namespace, disableResourceNameHashes: true });
  namespace(chart, mesh.namespace);
  priorityClasses(chart);
  quota(chart, mesh, cluster);
  limitRange(chart);
  denyPackets(chart);
  peerAuthentication(chart);
  denyCalls(chart);
  requestAuthentication(chart, mesh);
  telemetry(chart, mesh.environment, cluster);
  connections(chart, mesh);
  stripForgedHeaders(chart);
  bodyLimits(chart, mesh);
  return chart;
}
