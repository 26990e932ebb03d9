// What Istio counts, asked for a workload. Recorded under a name of its own, so that alerts and dashboards mean the same.
import { gateway } from '../names.ts';

/** What a server is to blame for: DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS. */
const faults = '4|12|13|14|15';
const unknown = '2';
/** A client that went away, seen from each side of a proxy. */
const left = 'DC|DR';
/**
 * An answer of gRPC is 200, whatever became of it. One that was made JSON says it by its HTTP status and has no other; the proxy then guesses that:
 * 404 is UNIMPLEMENTED to it, 400 INTERNAL, and 200 UNKNOWN. So UNKNOWN is a failure only where the proxy says what broke. No service of ours says it.
 */
const failed = [
  'response_code=~"5.."',
  `response_code="200",grpc_response_status=~"${faults}",response_flags!~"${left}"`,
  `response_code="200",grpc_response_status="${unknown}",response_flags!~"-|${left}"`,
];

/** Counted where the answer is: at the proxy of who answers, and at the gateway for clients. */
function series(workload: string): string {
  return workload === gateway
    ? `reporter="source",source_workload="${gateway}"`
    : `reporter="destination",destination_canonical_service="${workload}"`;
}

export function callRate(workload: string, window: string): string {
  return `sum(rate(istio_requests_total{${series(workload)}}[${window}]))`;
}

/** The share of calls that failed by the server's fault; nothing while there are no calls. */
export function errorRatio(workload: string, window: string): string {
  const rates = failed.map((how) => `rate(istio_requests_total{${series(workload)},${how}}[${window}])`);
  return `(sum(${rates.join(' or ')}) or vector(0)) / (${callRate(workload, window)} > 0)`;
}

/** Milliseconds within which this share of the calls was answered. */
export function latency(workload: string, share: number, window: string): string {
  return `histogram_quantile(${share}, sum by (le) (rate(istio_request_duration_milliseconds_bucket{${series(workload)}}[${window}])))`;
}
