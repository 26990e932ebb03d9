import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { until } from '../testing/until.ts';
import { createSpanQueue, spansDropped } from './span-queue.ts';

const span = (name = 's') => ({ name, attributes: {}, links: [] }) as unknown as ReadableSpan;

describe('the queue of spans', () => {
  const bounds: [string, { maxSpans?: number; maxBytes?: number }, string, number][] = [
    ['spans', { maxSpans: 10 }, 's', 10],
    ['bytes', { maxBytes: 5_000 }, 'n'.repeat(700), 5],
  ];
  for (const [what, options, name, room] of bounds) {
    it(`holds so many ${what} and no more, and counts the rest`, async () => {
      let sent = 0;
      const send = async (spans: readonly ReadableSpan[]) => {
        sent += spans.length;
      };
      const queue = createSpanQueue({ send, delayMs: 60_000, ...options });
      const before = spansDropped();
      for (let n = 0; n < 100; n++) queue.onEnd(span(name));
      assert.equal(spansDropped() - before, 100 - room);
      await queue.shutdown();
      assert.equal(sent, room);
    });
  }

  it('sends one batch at a time, and each once', async () => {
    const batches: number[] = [];
    const waiting: PromiseWithResolvers<void>[] = [];
    const send = (spans: readonly ReadableSpan[]) => {
      batches.push(spans.length);
      waiting.push(Promise.withResolvers<void>());
      return waiting.at(-1)!.promise;
    };
    const queue = createSpanQueue({ send, delayMs: 1 });
    const before = spansDropped();
    for (let n = 0; n < 300; n++) queue.onEnd(span());
    await until(() => batches.length === 1);
    await new Promise(setImmediate);
    assert.deepEqual(batches, [256]);
    waiting[0]!.reject(new Error('the collector is full'));
    await until(() => batches.length === 2);
    assert.deepEqual(batches, [256, 44]);
    assert.equal(spansDropped() - before, 256);
    waiting[1]!.resolve();
    await queue.shutdown();
  });
});
