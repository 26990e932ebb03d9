import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { testCall } from '../../runtime/testing/call.ts';
import { recordMetrics } from './record-metrics.ts';

async function* measurements(list: Iterable<[string, number]>) {
  for (const [name, value] of list) yield new pb.RecordMetricsRequest().setName(name).setValue(value);
}

describe('recordMetrics()', () => {
  it('answers what the measurements come to', async () => {
    const list: [string, number][] = [
      ['latency', 4],
      ['latency', 1],
      ['latency', 2.5],
      ['queue', -3],
    ];
    const reply = (await recordMetrics()(measurements(list), testCall())) as Buffer;
    assert.deepEqual(pb.RecordMetricsResponse.deserializeBinary(reply).toObject().metricsMap, [
      ['latency', { count: '3', sum: 7.5, min: 1, max: 4, mean: 2.5 }],
      ['queue', { count: '1', sum: -3, min: -3, max: -3, mean: -3 }],
    ]);
  });

  it('has no trouble with names that an object has by birth', async () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const reply = await recordMetrics()(measurements(names.map((name) => [name, 1])), testCall());
    for (const name of names) assert.ok((reply as Buffer).includes(name), name);
  });

  it('answers an empty stream with nothing', async () => {
    assert.equal(((await recordMetrics()(measurements([]), testCall())) as Buffer).length, 0);
  });

  it('refuses all of them for one that is wrong, and reads no further', async () => {
    let read = 0;
    function* list(): Generator<[string, number]> {
      for (const value of [1, Number.NaN, 2, 3]) {
        read++;
        yield ['a', value];
      }
    }
    await assert.rejects(recordMetrics()(measurements(list()), testCall()), {
      reason: 'INVALID_ARGUMENT',
      violations: [{ field: '[1].value', description: 'must be a finite number' }],
    });
    assert.equal(read, 2);
  });

  it('takes a hundred thousand, and no more', async () => {
    const measurement = new pb.RecordMetricsRequest().setName('a').setValue(1);
    async function* endless() {
      for (;;) yield measurement;
    }
    await assert.rejects(recordMetrics()(endless(), testCall({ deadlineMs: 60_000 })), {
      reason: 'TOO_MANY_MESSAGES',
      metadata: { limit: '100000' },
    });
  });
});
