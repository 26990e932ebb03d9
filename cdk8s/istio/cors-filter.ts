import type { Construct } from 'constructs';
import { corsOf } from '../../envoy/cors.ts';
import { httpFilter } from '../../envoy/typed.ts';
import type { Environment } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertFirst, mergeVirtualHosts, priorities } from './envoy-filter.ts';

/**
 * Preflights are answered before anything refuses them. Istio's own cors filter stands behind the transcoder, and a VirtualService's policy
 * on a route, which a preflight never reaches. Both filters go by the virtual host's policy; what the first has answered the other adds nothing to.
 */
export function cors(scope: Construct, environment: Environment): void {
  envoyFilter(scope, {
    name: 'gateway-cors',
    priority: priorities.cors,
    workload: gateway,
    patches: [
      insertFirst('GATEWAY', httpFilter('envoy.filters.http.cors', 'cors.v3.Cors')),
      mergeVirtualHosts(corsOf(environment)),
    ],
  });
}
