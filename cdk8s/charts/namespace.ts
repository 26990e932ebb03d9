import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Mesh } from '../../mesh/types.ts';
import { denyAll as denyCalls } from '../istio/authorization-policies.ts';
import { bodyLimits } from '../istio/body-limits.ts';
import { connections } from '../istio/connection-settings.ts';
import { stripForgedHeaders } from '../istio/forged-headers.ts';
import { peerAuthentication } from '../istio/peer-authentication.ts';
import { requestAuthentication } from '../istio/request-authentication.ts';
import { telemetry } from '../istio/telemetry.ts';
import { denyAll as denyPackets } from '../workload/network-policies.ts';

/** The namespace, and what holds for every workload in it. */
export function namespaceChart(scope: Construct, mesh: Mesh): Chart {
  const chart = new Chart(scope, 'namespace', { namespace: mesh.namespace, disableResourceNameHashes: true });
  const podSecurity = Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, 'restricted'],
      [`pod-security.kubernetes.io/${mode}-version`, 'latest'],
    ]),
  );
  new k8s.KubeNamespace(chart, 'namespace', {
    metadata: {
      name: mesh.namespace,
      labels: { ...podSecurity, 'istio-injection': 'enabled', 'app.kubernetes.io/part-of': 'plaza' },
    },
  });
  denyPackets(chart);
  peerAuthentication(chart);
  denyCalls(chart);
  requestAuthentication(chart, mesh);
  telemetry(chart);
  connections(chart, mesh);
  stripForgedHeaders(chart);
  bodyLimits(chart, mesh);
  return chart;
}
