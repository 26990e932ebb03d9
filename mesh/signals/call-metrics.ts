// What every Envoy of a laptop counts of calls, by its stats access logger (envoy.access_loggers.stats). Every label is of few
// values: names of the graph, and codes.

/**
 * - reporter: `gateway` (calls of clients) or `outbound` (what a service asks of others, as its sidecar sees it).
 * - source: the caller, `client` or a service of the graph.
 * - destination: the cluster of the service, such as orders, or catalog-v2 for a pinned version; a request for no method is not counted.
 * - rpc: the name of the route, which is the method without its first slash: plaza.orders.v1.Orders/CreateOrder, with ` v2` behind it for a pinned version.
 * - protocol: `json` or `grpc`.
 * - status: the HTTP status. For `grpc` it is 200.
 * - grpc_status: 0 to 16 for `grpc`, else `none`.
 */
export const callLabels = [
  'reporter',
  'source',
  'destination',
  'rpc',
  'protocol',
  'status',
  'grpc_status',
] as const;

/** Upper bounds of the histogram's buckets, in milliseconds. */
export const durationBucketsMs = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];
