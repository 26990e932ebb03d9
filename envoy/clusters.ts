import type { Mesh, Policy, Service } from '../mesh/types.ts';
import type { Placement } from './placement.ts';
import { mutualTlsClient } from './tls.ts';
import { type JsonObject, milliseconds, typed } from './typed.ts';

/** The name of the cluster for a service's stable replicas, or for those of a version that callers pin. */
export function clusterName(service: string, version?: string): string {
  return version === undefined ? service : `${service}-${version}`;
}

/** Of each connection to a service. */
const connectionLimits = {
  max_concurrent_streams: 1000,
  connection_keepalive: { interval: '10s', timeout: '3s' },
};

/**
 * How much of a stream's replies a proxy takes in while nobody reads them. All streams of a connection together get as much of it as they
 * could ever hold: with Envoy's own windows, two streams that nobody reads use up the connection's, and every other call on it waits
 * for them, health checks included.
 */
export const flowControl = {
  initial_stream_window_size: 256 * 1024,
  initial_connection_window_size: connectionLimits.max_concurrent_streams * 256 * 1024,
};

/** Speak HTTP/2 upstream, whatever the caller spoke, and notice a peer that is gone without a word. */
export function http2(): JsonObject {
  return {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': typed(
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
      {
        explicit_http_config: { http2_protocol_options: { ...connectionLimits, ...flowControl } },
      },
    ),
  };
}

/** How much a proxy takes in for one connection before it stops reading: Envoy's own number, which Istio might choose another for. */
export const bufferBytes = 1024 * 1024;

/**
 * What may be under way at once. Each of Envoy's two priorities counts for itself and has connections of its own; calls that last go by the
 * second (routes.ts), so that short ones never wait for them nor are refused because of them.
 */
export function breakers({ breaker, lastingBreaker, retry }: Policy): JsonObject[] {
  return [breaker, lastingBreaker].map((most, index) => ({
    priority: index === 0 ? 'DEFAULT' : lastingPriority,
    max_connections: most.maxConnections,
    max_pending_requests: most.maxPendingRequests,
    max_requests: most.maxRequests,
    retry_budget: {
      budget_percent: { value: retry.budgetPercent },
      min_retry_concurrency: retry.minConcurrency,
    },
    track_remaining: true,
  }));
}

/** The priority of calls that last. It ranks nothing: to Envoy it is a second set of counters and connections. */
export const lastingPriority = 'HIGH';

/** A service as one workload calls it: over mTLS, balanced, checked, with breakers and ejection. One cluster for each version. */
export function serviceClusters(
  mesh: Mesh,
  placement: Placement,
  account: string,
  callee: Service,
): JsonObject[] {
  const { policy } = mesh;
  return [undefined, ...callee.versions].map((version) => ({
    name: clusterName(callee.name, version),
    type: 'EDS',
    eds_cluster_config: {
      eds_config: {
        resource_api_version: 'V3',
        path_config_source: {
          path: `${placement.dir}/eds/${clusterName(callee.name, version)}.json`,
          watched_directory: { path: `${placement.dir}/eds` },
        },
      },
    },
    lb_policy: 'LEAST_REQUEST',
    connect_timeout: milliseconds(policy.connectTimeoutMs),
    typed_extension_protocol_options: http2(),
    transport_socket: mutualTlsClient(mesh, placement, account, callee.name),
    // With every host unhealthy it is better to say so at once than to try them all the same.
    // By default a change of health that follows another within a second waits for that second to end, and until then calls go to the dead.
    common_lb_config: { healthy_panic_threshold: { value: 0 }, update_merge_window: '0s' },
    close_connections_on_host_health_failure: true,
    ignore_health_on_host_removal: true,
    health_checks: [
      {
        interval: milliseconds(policy.health.intervalMs),
        no_traffic_interval: milliseconds(policy.health.intervalMs),
        timeout: milliseconds(policy.health.timeoutMs),
        unhealthy_threshold: policy.health.unhealthyThreshold,
        healthy_threshold: policy.health.healthyThreshold,
        grpc_health_check: { authority: callee.name },
      },
    ],
    outlier_detection: {
      // A proxy that cannot be reached, or breaks off. Of answers none counts: a client can cause each of them, DEADLINE_EXCEEDED by a
      // deadline of a millisecond. A service that is gone while its proxy lives is found by the health checks.
      split_external_local_origin_errors: true,
      consecutive_local_origin_failure: policy.outlier.consecutive,
      enforcing_consecutive_local_origin_failure: 100,
      enforcing_local_origin_success_rate: 0,
      enforcing_consecutive_5xx: 0,
      enforcing_consecutive_gateway_failure: 0,
      enforcing_success_rate: 0,
      enforcing_failure_percentage: 0,
      interval: milliseconds(policy.outlier.intervalMs),
      base_ejection_time: milliseconds(policy.outlier.ejectionMs),
      max_ejection_percent: policy.outlier.maxEjectionPercent,
    },
    per_connection_buffer_limit_bytes: bufferBytes,
    circuit_breakers: { thresholds: breakers(policy) },
  }));
}

/** The service beside this sidecar, on its Unix socket. */
export function localCluster(name: string, socket: string, policy: Policy): JsonObject {
  return { ...socketCluster(name, socket, policy), typed_extension_protocol_options: http2() };
}

/** A server of HTTP/1.1 on a Unix socket. */
export function socketCluster(name: string, socket: string, policy: Policy): JsonObject {
  return {
    ...emptyCluster(name, policy),
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address: { pipe: { path: socket } } } }] }],
    },
  };
}

/** A cluster without endpoints: what a route must name where no service is meant. */
export function emptyCluster(name: string, policy: Policy): JsonObject {
  return {
    name,
    type: 'STATIC',
    connect_timeout: milliseconds(policy.connectTimeoutMs),
    per_connection_buffer_limit_bytes: bufferBytes,
    circuit_breakers: { thresholds: breakers(policy) },
  };
}
