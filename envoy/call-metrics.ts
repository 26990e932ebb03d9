import { durationBucketsMs } from '../mesh/signals/call-metrics.ts';
import { ofCallers } from './access-log.ts';
import { type JsonObject, typed } from './typed.ts';

/** Whose calls a proxy counts: those of clients at the gateway, or those of a service to others at its sidecar. */
export interface Counted {
  reporter: 'gateway' | 'outbound';
  source: string;
}

const config = 'envoy.extensions.access_loggers.stats.v3.Config';

/**
 * Counts each call, and how long it took, by caller, service, method and code (mesh/signals/call-metrics.ts). What a client writes is in no label: routes and clusters
 * have their names from the graph, and codes are Envoy's or a service's.
 */
export function callMetrics({ reporter, source }: Counted): JsonObject[] {
  const tags = (protocol: string, grpcStatus: string): JsonObject[] =>
    Object.entries({
      reporter,
      source,
      destination: '%UPSTREAM_CLUSTER%',
      rpc: '%ROUTE_NAME%',
      protocol,
      status: '%RESPONSE_CODE%',
      grpc_status: grpcStatus,
    }).map(([name, value_format]) => ({ name, value_format }));
  const logger = (filter: JsonObject, labels: JsonObject[]): JsonObject => ({
    name: 'envoy.access_loggers.stats',
    filter: { and_filter: { filters: [filter, ...ofCallers()] } },
    typed_config: typed(config, {
      stats_scope: { prefix: 'plaza' },
      counters: [{ stat: { name: 'requests_total', tags: labels }, value_fixed: 1 }],
      histograms: [
        {
          stat: {
            name: 'request_duration_ms',
            tags: labels.filter(({ name }) => name !== 'status' && name !== 'grpc_status'),
          },
          unit: 'Milliseconds',
          value_format: '%DURATION%',
        },
      ],
    }),
  });
  // The transcoder leaves the path behind, and Envoy makes a code of gRPC for its callers out of the HTTP status: 13 of a 400.
  const transcoded = { name: 'x-envoy-original-path', present_match: true };
  const native = { name: 'content-type', string_match: { prefix: 'application/grpc' } };
  return [
    logger({ or_filter: { filters: [has(transcoded), hasNot(native)] } }, tags('json', 'none')),
    logger(
      { and_filter: { filters: [hasNot(transcoded), has(native)] } },
      tags('grpc', '%GRPC_STATUS_NUMBER%'),
    ),
  ];
}

/** The buckets of every histogram of calls, for stats_config. */
export function durationBuckets(): JsonObject {
  return { match: { prefix: 'plaza.request_duration_ms' }, buckets: durationBucketsMs };
}

function has(header: JsonObject): JsonObject {
  return { header_filter: { header } };
}

function hasNot(header: JsonObject): JsonObject {
  return { header_filter: { header: { ...header, invert_match: true } } };
}
