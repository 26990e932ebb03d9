import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pb from '../../../gen/opentelemetry/proto/collector/trace/v1/trace_service_pb.js';
import resourcePb from '../../../gen/opentelemetry/proto/resource/v1/resource_pb.js';
import tracePb from '../../../gen/opentelemetry/proto/trace/v1/trace_pb.js';
import { type Collector, startCollector } from '../../runtime/testing/collector.ts';
import { silentLog } from '../../runtime/testing/database.ts';
import { until } from '../../runtime/testing/until.ts';
import { createForward } from './forward.ts';

const batch = (name: string, bytes = 0) =>
  new pb.ExportTraceServiceRequest().setResourceSpansList([
    new tracePb.ResourceSpans()
      .setResource(new resourcePb.Resource())
      .setScopeSpansList([
        new tracePb.ScopeSpans().setSpansList([
          new tracePb.Span().setName(name).setTraceId(Buffer.alloc(16, 1)).setSpanId(Buffer.alloc(8, 2)),
          ...(bytes > 0 ? [new tracePb.Span().setName('x'.repeat(bytes))] : []),
        ]),
      ]),
  ]);

describe('spans that ops forwards', () => {
  let collector: Collector;
  before(async () => {
    collector = await startCollector();
  });
  after(() => collector.stop());

  it('are those that it was sent', async () => {
    const forward = createForward({ address: collector.address, log: silentLog() });
    forward.add(batch('one'));
    forward.add(batch('two'));
    await collector.find('two');
    assert.deepEqual(
      collector.spans.map(({ name, traceId }) => [name, traceId]),
      [
        ['one', '01'.repeat(16)],
        ['two', '01'.repeat(16)],
      ],
    );
    forward.stop();
  });

  for (const behaviour of ['refuses', 'is full'] as const)
    it(`are lost to who ${behaviour === 'refuses' ? 'refuses them' : 'is full'}, and the next ones come`, async () => {
      const forward = createForward({ address: collector.address, log: silentLog() });
      collector.behaviour = behaviour;
      forward.add(batch(`lost to ${behaviour}`));
      await until(() => forward.lost > 0);
      collector.behaviour = 'takes';
      forward.add(batch(`after ${behaviour}`));
      await collector.find(`after ${behaviour}`);
      assert.ok(!collector.spans.some(({ name }) => name === `lost to ${behaviour}`));
      forward.stop();
    });

  it('wait in bounded memory for who never answers', () => {
    const forward = createForward({ address: collector.address, log: silentLog() });
    collector.behaviour = 'hangs';
    for (let n = 0; n < 100; n++) forward.add(batch('late', 100_000));
    assert.ok(forward.bytes <= 4 * 1024 * 1024, String(forward.bytes));
    assert.ok(forward.lost >= 50, String(forward.lost));
    forward.stop();
  });
});
