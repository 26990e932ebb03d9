import { accessLog } from './access-log.ts';
import { flowControl } from './clusters.ts';
import { localReplies } from './errors.ts';
import { codecLimits } from './header-limits.ts';
import { securityMutations } from './security-headers.ts';
import { httpFilter, type Json, type JsonObject, typed } from './typed.ts';

interface Options {
  /** For statistics and logs: `gateway`, or `catalog-1 in`. */
  name: string;
  /** Whether clients are strangers: their addresses are what the connection says, and their request ids are replaced. */
  edge: boolean;
  filters: JsonObject[];
  routes: JsonObject;
  /** Whose spans there are of its calls, and how; none where nothing is traced. */
  traces?: JsonObject | undefined;
  /** What counts its calls (call-metrics.ts). */
  metrics: JsonObject[];
}

/** The HTTP connection manager, hardened as Envoy's edge guide asks; the same for every listener, edge or not. */
export function connectionManager({ name, edge, filters, routes, traces, metrics }: Options): JsonObject {
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: typed('envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager', {
      stat_prefix: name.replace(/[^a-z0-9]/gi, '_'),
      codec_type: 'AUTO',
      route_config: routes,
      http_filters: [...filters, router()],
      access_log: [...accessLog(name), ...metrics],
      local_reply_config: localReplies(),
      ...traces,
      ...connectionSettings(edge),
    }),
  };
}

/** How long a stranger's connection lasts on which nothing is under way, one that has never asked anything among them. */
const edgeIdleTimeout = '60s';

/** What both Envoy and Istio leave to defaults of their own, which differ. */
export function connectionSettings(edge: boolean): JsonObject {
  const limits = codecLimits(edge);
  return {
    server_name: 'plaza',
    use_remote_address: edge,
    skip_xff_append: false,
    generate_request_id: true,
    preserve_external_request_id: !edge,
    always_set_request_id_in_response: true,
    forward_client_cert_details: 'SANITIZE',
    normalize_path: true,
    merge_slashes: true,
    path_with_escaped_slashes_action: 'REJECT_REQUEST',
    common_http_protocol_options: {
      idle_timeout: edge ? edgeIdleTimeout : '3600s',
      // x-plaza_subject would reach a service as another spelling of x-plaza-subject.
      headers_with_underscores_action: 'REJECT_REQUEST',
      max_headers_count: limits.maxCount,
    },
    http_protocol_options: { accept_http_10: false },
    http2_protocol_options: {
      max_concurrent_streams: edge ? 100 : 1000,
      // What is wrong with one request ends its stream and leaves the others of the connection alone.
      override_stream_error_on_invalid_http_message: true,
      // A peer that is gone without a word holds no stream for longer.
      connection_keepalive: { interval: '60s', timeout: '20s' },
      ...(edge
        ? {
            initial_stream_window_size: 65536,
            initial_connection_window_size: 100 * 65536,
            ...readsLargeHeaders(limits.maxKib),
          }
        : flowControl),
    },
    // A request timeout would cut chats and imports; a slow request is bounded by its headers' timeout and its route's.
    request_headers_timeout: '5s',
    request_timeout: '0s',
    stream_idle_timeout: '300s',
    drain_timeout: '5s',
    delayed_close_timeout: '1s',
    max_request_headers_kb: limits.maxKib,
  };
}

/**
 * Envoy's default codec, nghttp2, closes the connection over a single field of more than 64 KiB. This one reads it, so that it can be refused
 * alone; and clients that heed the announcement do not send what would be too large for it too.
 */
function readsLargeHeaders(maxKib: number): JsonObject {
  const maxHeaderListSize = 6;
  return {
    use_oghttp2_codec: true,
    custom_settings_parameters: [{ identifier: maxHeaderListSize, value: maxKib * 1024 }],
  };
}

/** Takes headers away before anything reads them, and, at the edge, adds to every answer what browsers must know. */
export function stripRequestHeaders(names: string[], edge = false): JsonObject {
  return httpFilter('plaza.strip', 'header_mutation.v3.HeaderMutation', {
    mutations: {
      request_mutations: names.map((name): Json => ({ remove: name })),
      ...(edge && { response_mutations: securityMutations() }),
    },
  });
}

export function router(): JsonObject {
  return httpFilter('envoy.filters.http.router', 'router.v3.Router', { suppress_envoy_headers: true });
}
