import type { Construct } from 'constructs';
import { rateLimitFilters } from '../../envoy/rate-limits.ts';
import type { Mesh } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertBeforeRouter, priorities } from './envoy-filter.ts';
import { exposedMethods } from './exposed.ts';

/** Each gateway pod counts for itself: a client that is spread over n of them gets n times the rate. */
export function rateLimits(scope: Construct, mesh: Mesh): void {
  envoyFilter(scope, {
    name: 'gateway-rate-limits',
    priority: priorities.rateLimits,
    workload: gateway,
    patches: rateLimitFilters(mesh.environment, exposedMethods(mesh)).map((filter) =>
      insertBeforeRouter('GATEWAY', filter),
    ),
  });
}
