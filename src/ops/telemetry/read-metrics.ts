// What proxies count of calls, out of OTLP metrics. The names are those of mesh/signals/call-metrics.ts, as Envoy itself writes them.
import metricsPb from '../../../gen/opentelemetry/proto/metrics/v1/metrics_pb.js';
import type { CallCount } from './figures.ts';
import { readAttributes } from './read-spans.ts';

const REQUESTS = /plaza[_.]requests_total$/;
const DURATION = /plaza[_.]request_duration_ms$/;
const MAX_ATTRIBUTES = 16;
const MAX_BUCKETS = 64;
const { AGGREGATION_TEMPORALITY_DELTA: DELTA } = metricsPb.AggregationTemporality;
/** UNKNOWN, UNIMPLEMENTED, INTERNAL, UNAVAILABLE and DATA_LOSS. */
const FAULTS = new Set(['2', '12', '13', '14', '15']);

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
  const count = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
  const isFault = Number(labels.get('status')) >= 500 || FAULTS.has(labels.get('grpc_status') ?? '');
  return edge(labels).map((of) => ({ ...of, count, failed: isFault ? count : 0, bounds: [], buckets: [] }));
}

function readDuration(point: metricsPb.HistogramDataPoint): CallCount[] {
  const bounds = point.getExplicitBoundsList().slice(0, MAX_BUCKETS);
  const buckets = point.getBucketCountsList().slice(0, MAX_BUCKETS + 1);
  const labels = readAttributes(point.getAttributesList(), MAX_ATTRIBUTES);
  return edge(labels).map((of) => ({ ...of, count: 0, failed: 0, bounds, buckets }));
}

/** The caller's own proxy tells of each call; one in front of the service would count it twice. A request for no method is no call of a service. */
function edge(labels: ReadonlyMap<string, string>): { source: string; destination: string }[] {
  const destination = labels.get('destination') ?? '';
  if (labels.get('reporter') === 'inbound' || destination === '') return [];
  return [{ source: labels.get('source') || 'client', destination }];
}
