import type { Construct } from 'constructs';
import { bodyLimitFilter, noBodyHeld } from '../../envoy/body-limits.ts';
import type { Mesh } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertBeforeRouter, mergeRoutes, priorities } from './envoy-filter.ts';

/** How much a request may bring; which method how much, its route says. */
export function bodyLimits(scope: Construct, mesh: Mesh): void {
  envoyFilter(scope, {
    name: 'body-limits-gateway',
    priority: priorities.bodyLimits,
    workload: gateway,
    patches: [
      insertBeforeRouter('GATEWAY', bodyLimitFilter(mesh.policy)),
      mergeRoutes('GATEWAY', noBodyHeld()),
    ],
  });
  envoyFilter(scope, {
    name: 'body-limits',
    priority: priorities.bodyLimits,
    patches: [
      insertBeforeRouter('SIDECAR_INBOUND', bodyLimitFilter(mesh.policy)),
      mergeRoutes('SIDECAR_INBOUND', noBodyHeld()),
    ],
  });
}
