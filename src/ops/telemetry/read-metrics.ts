// What proxies count of calls, out of OTLP metrics. The names are those of mesh/signals/call-metrics.ts, as Envoy itself writes them.
import metricsPb from '../../../gen/opentelemetry/proto/metrics/v1/metrics_pb.js';
import { type Call, isFault } from '../../runtime/telemetry/faults.ts';
import type { CallCount } from './figures.ts';
import { METHOD_KINDS } from './method-kinds.ts';
import { readAttributes } from './read-spans.ts';

const REQUESTS = /plaza[_.]requests_total$/;
const DURATION = /plaza[_.]request_duration_ms$/;
const MAX_ATTRIBUTES = 16;
const MAX_BUCKETS = 64;
const { AGGREGATION_TEMPORALITY_DELTA: DELTA } = metricsPb.AggregationTemporality;

/** What was counted, and how many points could not be used: what is counted from a start cannot be added up here. */
export function readMetrics(resources: metricsPb.ResourceMetrics[]): {
  counts: CallCount[];
  refused: number;
} {
  const counts: CallCount[] = [];
  let refused = 0;
  const metrics = resources
    .flatMap((resource) => resource.getScopeMetricsList())
    .flatMap((scope) => scope.getMetricsList());
  for (const metric of metrics) {
    const [sum, histogram] = [metric.getSum(), metric.getHistogram()];
    if (sum && REQUESTS.test(metric.getName())) {
      if (sum.getAggregationTemporality() !== DELTA) refused += sum.getDataPointsList().length;
      else counts.push(...sum.getDataPointsList().flatMap(readCount));
    }
    if (histogram && DURATION.test(metric.getName())) {
      if (histogram.getAggregationTemporality() !== DELTA) refused += histogram.getDataPointsList().length;
      else counts.push(...histogram.getDataPointsList().flatMap(readDuration));
    }
  }
  return { counts, refused };
}

function readCount(point: metricsPb.NumberDataPoint): CallCount[] {
  const labels = readAttributes(point.getAttributesList(), MAX_ATTRIBUTES);
  const edge = edgeOf(labels);
  if (!edge || isInbound(labels)) return [];
  const count = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
  const failed = isFault(callOf(labels, false)) ? count : 0;
  return [{ ...edge, count, failed, bounds: [], buckets: [] }];
}

/** How long calls took; and of those that are faults for being late, how many they were: the counter does not know. */
function readDuration(point: metricsPb.HistogramDataPoint): CallCount[] {
  const labels = readAttributes(point.getAttributesList(), MAX_ATTRIBUTES);
  const edge = edgeOf(labels);
  if (!edge) return [];
  const bounds = point.getExplicitBoundsList().slice(0, MAX_BUCKETS);
  const buckets = point.getBucketCountsList().slice(0, MAX_BUCKETS + 1);
  const isLateFault = isFault(callOf(labels, true)) && !isFault(callOf(labels, false));
  const failed = isLateFault ? above(lateMsOf(labels), bounds, buckets) : 0;
  if (isInbound(labels)) return isLateFault ? [{ ...edge, count: 0, failed, bounds: [], buckets: [] }] : [];
  return [{ ...edge, count: 0, failed, bounds, buckets }];
}

/** A request for no method is no call of a service. */
function edgeOf(labels: ReadonlyMap<string, string>): { source: string; destination: string } | undefined {
  const destination = labels.get('destination') ?? '';
  return destination === '' ? undefined : { source: labels.get('source') || 'client', destination };
}

/** The caller's own proxy tells of each call; one in front of the service would count it twice, and is asked for what it alone can tell. */
function isInbound(labels: ReadonlyMap<string, string>): boolean {
  return labels.get('reporter') === 'inbound';
}

function callOf(labels: ReadonlyMap<string, string>, late: boolean): Call {
  const of = (label: string) => labels.get(label) ?? '';
  return {
    reporter: of('reporter') as Call['reporter'],
    source: of('source'),
    protocol: of('protocol') as Call['protocol'],
    status: of('status'),
    grpc_status: of('grpc_status'),
    pinned: of('pinned'),
    kind: METHOD_KINDS[of('rpc')]?.kind ?? 'none',
    late,
  };
}

function lateMsOf(labels: ReadonlyMap<string, string>): number {
  return METHOD_KINDS[labels.get('rpc') ?? '']?.lateMs ?? Number.POSITIVE_INFINITY;
}

function above(ms: number, bounds: readonly number[], buckets: readonly number[]): number {
  return buckets.reduce((sum, count, i) => (i > 0 && bounds[i - 1]! >= ms ? sum + count : sum), 0);
}
