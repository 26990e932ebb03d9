import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { serviceMetrics, withServiceMetrics } from './service-metrics.ts';

const all = Object.values(serviceMetrics).flat();

describe('the metrics of services', () => {
  it('stand in docs/observability.md as they are (make proto writes them)', () => {
    const page = readFileSync(new URL('../../docs/observability.md', import.meta.url), 'utf8');
    assert.equal(withServiceMetrics(page), page);
  });

  it('have one definition each', () => {
    const names = all.map(({ name }) => name);
    assert.deepEqual([...new Set(names)], names);
  });

  for (const { name, type, help, labels, values, buckets } of all)
    it(`${name} is named as Prometheus has it, and each label says what it may be`, () => {
      assert.match(name, /^[a-z][a-z0-9_]+$/);
      assert.equal(name.endsWith('_total'), type === 'counter');
      assert.match(help, /^[A-Z].*\.$/);
      assert.equal(buckets !== undefined, type === 'histogram');
      assert.deepEqual(
        [...(buckets ?? [])],
        [...(buckets ?? [])].sort((a, b) => a - b),
      );
      assert.deepEqual(Object.keys(values), [...labels]);
      for (const [label, allowed] of Object.entries(values)) {
        assert.match(label, /^[a-z]+$/);
        if ('most' in allowed) assert.ok(allowed.most <= 200 && allowed.from !== '', label);
        else assert.ok(allowed.length > 0 && allowed.length <= 20, label);
      }
    });

  it('make no more than some thousand time series in a process', () => {
    const series = all.map(({ values, buckets }) =>
      Object.values(values).reduce(
        (product, allowed) => product * ('most' in allowed ? allowed.most + 1 : allowed.length),
        buckets ? buckets.length + 3 : 1,
      ),
    );
    assert.ok(Math.max(...series) <= 10_000, String(series));
  });
});
