import type { Construct } from 'constructs';
import { identityHeaders } from '../../envoy/sidecar.ts';
import type { Service } from '../../mesh/types.ts';
import { envoyFilter, mergeRoutes, priorities } from './envoy-filter.ts';

/** Tells a service who calls it, by the certificate, and the caller which version answers. */
export function identity(scope: Construct, service: Service, version: string): void {
  envoyFilter(scope, {
    name: `${service.name}-${version}-identity`,
    priority: priorities.settings,
    workload: service.name,
    version,
    patches: [mergeRoutes('SIDECAR_INBOUND', identityHeaders(version))],
  });
}
