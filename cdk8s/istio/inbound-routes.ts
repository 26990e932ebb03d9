import type { Construct } from 'constructs';
import { inboundRoutes, malformedTimeoutRoute } from '../../envoy/routes.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { inboundPort } from '../ports.ts';
import { envoyFilter, insertInboundRoute, priorities } from './envoy-filter.ts';

/** A sidecar's routes to the service beside it, in front of Istio's only one: the caller's deadline, body limits, success statuses, no retry. */
export function serviceRoutes(scope: Construct, mesh: Mesh, service: Service): void {
  envoyFilter(scope, {
    name: `${service.name}-inbound-routes`,
    priority: priorities.routes,
    workload: service.name,
    // The last stands first.
    patches: [
      ...inboundRoutes([...service.methods, ...mesh.common], `inbound|${inboundPort}||`),
      malformedTimeoutRoute(),
    ].map(insertInboundRoute),
  });
}
