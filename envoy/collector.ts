import type { Mesh } from '../mesh/types.ts';
import { bufferBytes } from './clusters.ts';
import type { Placement } from './placement.ts';
import { type JsonObject, milliseconds, typed } from './typed.ts';

/** Somebody who takes traces and figures by OTLP in place of ops. */
export interface Collector {
  /** A name or an address, without brackets. */
  host: string;
  port: number;
  /** The file with the authorities whose certificates are believed; without one there is no TLS. */
  authorities: string | undefined;
  /** Of each call; they may be secret. */
  headers: readonly (readonly [string, string])[];
  timeoutMs: number;
}

export const collectorCluster = 'otlp-collector';

/** What waits for a collector that does not answer is bounded by this, and by what each tracer holds back; the rest is lost. */
const most = { max_connections: 2, max_pending_requests: 8, max_requests: 8, max_retries: 1 };

export function collectorService({ host, port, headers, timeoutMs }: Collector): JsonObject {
  return {
    envoy_grpc: { cluster_name: collectorCluster, authority: `${isIpv6(host) ? `[${host}]` : host}:${port}` },
    timeout: milliseconds(timeoutMs),
    ...(headers.length > 0 && { initial_metadata: headers.map(([key, value]) => ({ key, value })) }),
  };
}

/** The way to the collector, where there is one. */
export function collectorClusters({ policy }: Mesh, { collector, telemetry }: Placement): JsonObject[] {
  return telemetry && collector ? [clusterOf(collector, policy.connectTimeoutMs)] : [];
}

/** Outside the mesh: no identity is shown, and with TLS the certificate has to name the host. */
function clusterOf({ host, port, authorities, timeoutMs }: Collector, connectTimeoutMs: number): JsonObject {
  return {
    name: collectorCluster,
    type: 'LOGICAL_DNS',
    dns_lookup_family: 'ALL',
    // A proxy that waited for a name that nobody knows would not serve.
    wait_for_warm_on_init: false,
    connect_timeout: milliseconds(connectTimeoutMs),
    per_connection_buffer_limit_bytes: bufferBytes,
    circuit_breakers: {
      thresholds: ['DEFAULT', 'HIGH'].map((priority) => ({ priority, ...most })),
    },
    typed_extension_protocol_options: collectorProtocol(timeoutMs),
    ...(authorities && { transport_socket: tlsTo(host, authorities) }),
    load_assignment: {
      cluster_name: collectorCluster,
      endpoints: [
        {
          lb_endpoints: [{ endpoint: { address: { socket_address: { address: host, port_value: port } } } }],
        },
      ],
    },
  };
}

/**
 * HTTP/2, and an end for calls that are not answered: Envoy's tracer heeds no time limit of its own, so a collector that once did not answer
 * would be sent nothing any more.
 */
export function collectorProtocol(timeoutMs: number): JsonObject {
  return {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': typed(
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
      {
        common_http_protocol_options: { max_stream_duration: milliseconds(timeoutMs) },
        explicit_http_config: {
          http2_protocol_options: {
            max_concurrent_streams: 100,
            connection_keepalive: { interval: '30s', timeout: '10s' },
            initial_stream_window_size: 65_536,
            initial_connection_window_size: 1024 * 1024,
          },
        },
      },
    ),
  };
}

function tlsTo(host: string, authorities: string): JsonObject {
  const isName = !/^[\d.]+$/.test(host) && !isIpv6(host);
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: typed('envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext', {
      ...(isName && { sni: host }),
      common_tls_context: {
        tls_params: { tls_minimum_protocol_version: 'TLSv1_2' },
        alpn_protocols: ['h2'],
        validation_context: {
          trusted_ca: { filename: authorities },
          match_typed_subject_alt_names: [
            { san_type: isName ? 'DNS' : 'IP_ADDRESS', matcher: { exact: host } },
          ],
        },
      },
    }),
  };
}

const isIpv6 = (host: string): boolean => host.includes(':');
