import type { Construct } from 'constructs';
import { hstsFilter } from '../../envoy/security-headers.ts';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { gatewayHttpsPort } from '../ports.ts';
import { envoyFilter, insertFirst, priorities } from './envoy-filter.ts';

/** Browsers that came over TLS once do not come without it again. */
export function strictTransport(scope: Construct, mesh: Mesh, { issuer }: Cluster): void {
  if (!issuer) return;
  envoyFilter(scope, {
    name: 'gateway-strict-transport',
    priority: priorities.hsts,
    workload: gateway,
    patches: [insertFirst('GATEWAY', hstsFilter(mesh.environment.hstsSeconds), gatewayHttpsPort)],
  });
}
