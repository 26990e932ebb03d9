// What every Envoy counts of calls, on the laptop and in a cluster alike, by its stats access logger (envoy.access_loggers.stats). Every label is of few
// values: names of the graph, and codes.

/** What the names of Envoy's own begin with, before a dot. */
export const callStatsPrefix = 'plaza';

/** As Prometheus reads them: Envoy puts `envoy_` and the prefix in front. */
export const callMetrics = {
  requests: 'envoy_plaza_requests_total',
  duration: 'envoy_plaza_request_duration_ms',
} as const;

/**
 * - reporter: `gateway` (calls of clients), `outbound` (what a service asks of others, as its sidecar sees it), `inbound` (what a sidecar lets
 *   through to its service, or refuses).
 * - source: the caller, a service of the graph, `gateway` or `client`; empty where nobody has proved who they are.
 * - destination: the service of the method; empty where the request is for no method of the graph.
 * - rpc: the full method, /plaza.orders.v1.Orders/CreateOrder; empty for no method of the graph.
 * - pinned: the version other than the stable one that the caller asked for, v2; empty for the stable one. Not said by `inbound`.
 * - protocol: `json` or `grpc`.
 * - status: the HTTP status, 0 where the caller left before an answer. For `grpc` it is 200 unless a proxy answered by HTTP.
 * - grpc_status: 0 to 16 for `grpc`; empty for `json`, and where there was no answer.
 *
 * An empty label is not written, which is the same to Prometheus. Which workload reports, and its version, the labels of the target say (`workload`,
 * `instance`, `version`): one more here would be renamed to exported_version.
 */
export const callLabels = [
  'reporter',
  'source',
  'destination',
  'rpc',
  'pinned',
  'protocol',
  'status',
  'grpc_status',
] as const;

/** Upper bounds of the histogram's buckets, in milliseconds. */
export const durationBucketsMs = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];
