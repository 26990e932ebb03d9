import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figureIn, promtoolProblems, samplesOf, undefinedIn } from '../testing/scrape.ts';
import { metric, runtimeMetrics } from './metrics.ts';
import { createTelemetry, noTelemetry } from './telemetry.ts';

describe('telemetry', () => {
  const some = metric('some_total', 'counter', 'Some.', {
    kind: ['a', 'b'],
    name: { from: 'this test', matches: /^n\d*$/, most: 3 },
  });

  it('counts by the labels of a definition', async () => {
    const telemetry = createTelemetry();
    const counter = telemetry.counter(some);
    counter.add({ kind: 'a', name: 'n1' });
    counter.add({ kind: 'a', name: 'n1' }, 2);
    telemetry.counter(some).add({ kind: 'b', name: 'n1' });
    const text = await telemetry.scrape();
    assert.equal(figureIn(text, 'some_total', { kind: 'a', name: 'n1' }), 3);
    assert.equal(figureIn(text, 'some_total', { kind: 'b' }), 1, 'two parts of a process count the same');
  });

  it('has no more values of a label than its rule allows, and none that it does not know', async () => {
    const telemetry = createTelemetry();
    const counter = telemetry.counter(some);
    for (let i = 0; i < 1_000; i++) counter.add({ kind: 'a', name: `n${i}` });
    counter.add({ kind: 'a', name: 'ada@plaza.example' });
    const names = samplesOf(await telemetry.scrape())
      .filter(({ name }) => name === 'some_total')
      .map(({ labels, value }) => [labels.name, value]);
    assert.deepEqual(names, [
      ['n0', 1],
      ['n1', 1],
      ['n2', 1],
      ['other', 998],
    ]);
  });

  it('reads gauges at the moment of a scrape', async () => {
    const telemetry = createTelemetry();
    let waiting = 1;
    telemetry.gauge(runtimeMetrics.databaseConnectionWaiters, () => [[{}, waiting]]);
    assert.equal(figureIn(await telemetry.scrape(), 'database_connection_waiters'), 1);
    waiting = 7;
    assert.equal(figureIn(await telemetry.scrape(), 'database_connection_waiters'), 7);
  });

  it('tells of the process and of its event loop, in a form that Prometheus finds no fault with', async (t) => {
    const telemetry = createTelemetry();
    for (const each of Object.values(runtimeMetrics)) {
      const labels = Object.fromEntries(each.labels.map((label) => [label, 'x']));
      if (each.type === 'counter') telemetry.counter(each as never).add(labels as never);
      if (each.type === 'gauge') telemetry.gauge(each as never).set(labels as never, 1);
      if (each.type === 'histogram') telemetry.histogram(each as never).observe(labels as never, 1);
    }
    const text = await telemetry.scrape();
    for (const name of [
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_p99_seconds',
    ])
      assert.ok(figureIn(text, name) > 0, name);
    const problems = promtoolProblems(text);
    if (problems === undefined) t.skip('promtool is not installed: apt-get install prometheus');
    else assert.equal(problems, '');
  });

  it('tells of what is in no definition', () => {
    const of = (text: string) => undefinedIn(text, Object.values(runtimeMetrics));
    assert.deepEqual(
      of('batch_size_bucket{le="1",batch="orders"} 1\nnodejs_gc_duration_seconds_sum{kind="major"} 1'),
      [],
    );
    assert.deepEqual(of('database_queries_total{operation="select",table="018f-aa"} 1'), [
      'database_queries_total has table="018f-aa"',
    ]);
    assert.deepEqual(of('database_up{user="x"} 1\nwhat_total 1'), [
      'database_up has user="x"',
      'what_total is not defined',
    ]);
  });

  it('counts nothing and shows nothing when it is switched off', async () => {
    noTelemetry.counter(some).add({ kind: 'a', name: 'n1' });
    assert.equal(await noTelemetry.scrape(), '');
  });
});
