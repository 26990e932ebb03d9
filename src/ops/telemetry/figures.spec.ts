import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import commonPb from '../../../gen/opentelemetry/proto/common/v1/common_pb.js';
import pb from '../../../gen/opentelemetry/proto/metrics/v1/metrics_pb.js';
import { type CallCount, createFigures, quantile } from './figures.ts';
import { readMetrics } from './read-metrics.ts';

const { AGGREGATION_TEMPORALITY_DELTA: DELTA, AGGREGATION_TEMPORALITY_CUMULATIVE: CUMULATIVE } =
  pb.AggregationTemporality;

const labels = (of: Record<string, string>) =>
  Object.entries(of).map(([key, value]) =>
    new commonPb.KeyValue().setKey(key).setValue(new commonPb.AnyValue().setStringValue(value)),
  );

const bounds = [10, 20, 2_500, 5_000, Number.POSITIVE_INFINITY];

const sum = (counts: readonly CallCount[]) => counts.reduce((all, { failed }) => all + failed, 0);

/** Calls that took so long, in milliseconds. */
function report(temporality: pb.AggregationTemporality, of: Record<string, string>, count: number, ms = 1) {
  const point = new pb.NumberDataPoint().setAsInt(count).setAttributesList(labels(of));
  const sum = new pb.Sum().setAggregationTemporality(temporality).setDataPointsList([point]);
  const took = new pb.HistogramDataPoint()
    .setBucketCountsList(bounds.map((bound, i) => (ms <= bound && ms > (bounds[i - 1] ?? 0) ? count : 0)))
    .setExplicitBoundsList(bounds.slice(0, -1))
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
  rpc: '/plaza.catalog.v1.Catalog/GetProduct',
  protocol: 'grpc',
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

  it('count as a fault what alerts do', () => {
    const watch = '/plaza.rooms.v1.Rooms/WatchRoom';
    const cases: [what: string, of: Record<string, string>, failed: number][] = [
      ['an error of the service', { grpc_status: '13' }, 3],
      ['nobody there, as JSON', { reporter: 'gateway', protocol: 'json', status: '503', grpc_status: '' }, 3],
      ['a version that does not run', { grpc_status: '14', pinned: 'v2' }, 0],
      ['a stream that ends with its copy', { grpc_status: '14', rpc: watch }, 0],
      ['an encoding that nobody knows', { grpc_status: '12' }, 0],
      ['a short deadline', { reporter: 'inbound', grpc_status: '4' }, 0],
    ];
    for (const [what, of, failed] of cases) {
      const { counts } = readMetrics(report(DELTA, { ...call, ...of }, 3));
      assert.equal(sum(counts), failed, what);
    }
    const lateToo = { ...call, reporter: 'inbound', grpc_status: '4' };
    assert.equal(
      sum(readMetrics(report(DELTA, lateToo, 3, 5_000)).counts),
      3,
      'too late for another service',
    );
    const client = { ...lateToo, source: 'gateway' };
    assert.equal(sum(readMetrics(report(DELTA, client, 3, 5_000)).counts), 0, 'held open by a client');
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
