import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationBucketsMs } from '../signals/call-metrics.ts';
import { objectives } from './objectives.ts';

test('promises can be measured: shares below all, times that are bounds of buckets', () => {
  for (const [environment, of] of Object.entries(objectives))
    for (const [workload, { availability, latency }] of Object.entries(of)) {
      for (const percent of [availability, latency.percent])
        assert.ok(percent >= 90 && percent < 100, `${environment}: ${workload} promises ${percent} %`);
      assert.ok(
        durationBucketsMs.includes(latency.withinMs),
        `${environment}: ${workload} promises ${latency.withinMs} ms, which is no bound of durationBucketsMs`,
      );
    }
});

test('each environment promises what it did', () => {
  const promised = Object.entries(objectives).map(([name, of]) => [name, of.other.availability]);
  assert.deepEqual(Object.fromEntries(promised), { dev: 99, test: 99, staging: 99.5, prod: 99.9 });
  assert.equal(objectives.prod.gateway!.availability, 99.99);
  assert.equal(objectives.prod.orders!.availability, 99.95);
});
