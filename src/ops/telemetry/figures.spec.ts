import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import commonPb from '../../../gen/opentelemetry/proto/common/v1/common_pb.js';
import pb from '../../../gen/opentelemetry/proto/metrics/v1/metrics_pb.js';
import { createFigures, quantile } from './figures.ts';
import { readMetrics } from './read-metrics.ts';

const { AGGREGATION_TEMPORALITY_DELTA: DELTA, AGGREGATION_TEMPORALITY_CUMULATIVE: CUMULATIVE } =
  pb.AggregationTemporality;

const labels = (of: Record<string, string>) =>
  Object.entries(of).map(([key, value]) =>
    new commonPb.KeyValue().setKey(key).setValue(new commonPb.AnyValue().setStringValue(value)),
  );

function report(temporality: pb.AggregationTemporality, of: Record<string, string>, count: number) {
  const point = new pb.NumberDataPoint().setAsInt(count).setAttributesList(labels(of));
  const sum = new pb.Sum().setAggregationTemporality(temporality).setDataPointsList([point]);
  const took = new pb.HistogramDataPoint()
    .setBucketCountsList([count, 0, 0])
    .setExplicitBoundsList([10, 20])
    .setAttributesList(labels(of));
  const histogram = new pb.Histogram().setAggregationTemporality(temporality).setDataPointsList([took]);
  const metrics = [
    new pb.Metric().setName('plaza.requests_total').setSum(sum),
    new pb.Metric().setName('plaza.request_duration_ms').setHistogram(histogram),
    new pb.Metric().setName('something.else').setSum(sum),
  ];
  return [new pb.ResourceMetrics().setScopeMetricsList([new pb.ScopeMetrics().setMetricsList(metrics)])];
}

const call = {
  reporter: 'outbound',
  source: 'orders',
  destination: 'catalog',
  status: '200',
  grpc_status: '0',
};

describe('the figures', () => {
  it('are rates, faults and quantiles of each edge, and forgotten after a minute', () => {
    let now = 0;
    const figures = createFigures(() => now);
    figures.add(readMetrics(report(DELTA, call, 90)).counts);
    figures.add(readMetrics(report(DELTA, { ...call, grpc_status: '14' }, 10)).counts);
    const [edge, ...others] = figures.edges();
    assert.deepEqual(others, []);
    assert.deepEqual(edge, {
      ...{ source: 'orders', destination: 'catalog', rate: 20, errorRate: 2, p50Ms: 5, p99Ms: 9.9 },
    });
    now = 61_000;
    assert.deepEqual(figures.edges(), []);
  });

  it('take a call once, of the proxy of who called, and nothing that is added up from a start', () => {
    assert.deepEqual(readMetrics(report(DELTA, { ...call, reporter: 'inbound' }, 1)).counts, []);
    assert.deepEqual(readMetrics(report(CUMULATIVE, call, 1)), { counts: [], refused: 2 });
  });

  it('have room for so many edges and no more', () => {
    const figures = createFigures(() => 0);
    for (let n = 0; n < 1_000; n++)
      figures.add(readMetrics(report(DELTA, { ...call, source: `s${n}` }, 1)).counts);
    assert.equal(figures.edges().length, 500);
  });

  it('estimate within a range, and nothing above the last bound', () => {
    assert.equal(quantile(0.5, [10, 20], [0, 2, 0]), 15);
    assert.equal(quantile(0.99, [10, 20], [0, 0, 2]), 20);
    assert.equal(quantile(0.5, [10], [0, 0]), 0);
  });
});
