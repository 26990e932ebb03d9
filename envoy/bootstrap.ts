import { callStatsPrefix, durationBucketsMs } from '../mesh/signals/call-metrics.ts';
import { proxyStats } from '../mesh/signals/proxy-stats.ts';
import { maxConnections } from './connection-bounds.ts';
import { type Json, type JsonObject, typed } from './typed.ts';

/**
 * Envoy breaks a connection of which half the streams, or 250 of the first 500, are reset within their first second, as attackers do. Between
 * proxies they are the streams of many clients: one with short deadlines would break the calls of all others. The gateway alone judges so.
 */
export const quickResets = { 'overload.premature_reset_total_stream_count': 1_000_000_000_000 };

interface Options {
  /** The workload, such as `catalog`, and the one process of it, `catalog-1`. */
  cluster: string;
  id: string;
  admin: string;
  listeners: JsonObject[];
  clusters: JsonObject[];
  runtime?: JsonObject;
  /** Where figures are sent to. */
  sink?: JsonObject | undefined;
}

const mib = 1024 * 1024;

/** A whole Envoy: nothing dynamic but the files with endpoints. The admin interface is a socket that only its owner can open. */
export function bootstrap({ cluster, id, admin, listeners, clusters, runtime, sink }: Options): JsonObject {
  return {
    node: { id, cluster },
    admin: { address: { pipe: { path: admin, mode: 0o600 } } },
    stats_config: statsConfig(),
    static_resources: { listeners, clusters },
    ...sink,
    ...(runtime && {
      layered_runtime: {
        layers: [
          { name: 'mesh', static_layer: runtime },
          // What is set at the admin socket while it runs.
          { name: 'admin', admin_layer: {} },
        ],
      },
    }),
    overload_manager: {
      refresh_interval: '0.25s',
      resource_monitors: [
        {
          name: 'envoy.resource_monitors.fixed_heap',
          typed_config: typed('envoy.extensions.resource_monitors.fixed_heap.v3.FixedHeapConfig', {
            max_heap_size_bytes: 1024 * mib,
          }),
        },
        {
          name: 'envoy.resource_monitors.global_downstream_max_connections',
          typed_config: typed(
            'envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig',
            { max_active_downstream_connections: maxConnections },
          ),
        },
      ],
      actions: [
        // Whoever has nothing under way goes first, then nobody new is served.
        {
          name: 'envoy.overload_actions.reduce_timeouts',
          triggers: [
            {
              name: 'envoy.resource_monitors.fixed_heap',
              scaled: { scaling_threshold: 0.7, saturation_threshold: 0.9 },
            },
          ],
          typed_config: typed('envoy.config.overload.v3.ScaleTimersOverloadActionConfig', {
            timer_scale_factors: [
              shortened('HTTP_DOWNSTREAM_CONNECTION_IDLE'),
              shortened('TRANSPORT_SOCKET_CONNECT'),
            ],
          }),
        },
        {
          name: 'envoy.overload_actions.close_idle_http_connections',
          triggers: [{ name: 'envoy.resource_monitors.fixed_heap', threshold: { value: 0.9 } }],
        },
        {
          name: 'envoy.overload_actions.shrink_heap',
          triggers: [{ name: 'envoy.resource_monitors.fixed_heap', threshold: { value: 0.95 } }],
        },
        {
          name: 'envoy.overload_actions.stop_accepting_requests',
          triggers: [{ name: 'envoy.resource_monitors.fixed_heap', threshold: { value: 0.98 } }],
        },
      ],
    },
  };
}

/** Which figures there are, and how fine durations are told apart. */
function statsConfig(): JsonObject {
  return {
    stats_matcher: {
      inclusion_list: { patterns: proxyStats.map((regex): Json => ({ safe_regex: { regex } })) },
    },
    histogram_bucket_settings: [{ match: { prefix: `${callStatsPrefix}.` }, buckets: durationBucketsMs }],
  };
}

function shortened(timer: string): Json {
  return { timer, min_timeout: '1s' };
}
