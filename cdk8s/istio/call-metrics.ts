import type { Construct } from 'constructs';
import {
  type Counted,
  callMetricsLog,
  gatewayCounts,
  inboundCounts,
  outboundCounts,
} from '../../envoy/call-metrics.ts';
import { typed } from '../../envoy/typed.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { type Context, envoyFilter, mergeManager, priorities } from './envoy-filter.ts';

const manager = 'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';

/** Counts calls at the gateway as on the laptop, in place of Istio's own figures of requests (telemetry.ts). */
export function gatewayCallMetrics(scope: Construct, mesh: Mesh): void {
  envoyFilter(scope, {
    name: 'gateway-call-metrics',
    priority: priorities.settings,
    workload: gateway,
    patches: [count(mesh, 'GATEWAY', gatewayCounts(mesh))],
  });
}

/** The same at a service's sidecar, for both directions. */
export function serviceCallMetrics(scope: Construct, mesh: Mesh, service: Service): void {
  envoyFilter(scope, {
    name: `${service.name}-call-metrics`,
    priority: priorities.settings,
    workload: service.name,
    patches: [
      count(mesh, 'SIDECAR_INBOUND', inboundCounts(mesh, service)),
      count(mesh, 'SIDECAR_OUTBOUND', outboundCounts(mesh, service)),
    ],
  });
}

/** To the access logs that Istio has put there this is added. */
function count(mesh: Mesh, context: Context, counted: Counted) {
  return mergeManager(context, typed(manager, { access_log: callMetricsLog(mesh, counted) }));
}
