import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { childOf, MAX_BAGGAGE, traceFrom, traceparentOf } from './trace-context.ts';

const trace = 'a'.repeat(32);
const span = 'b'.repeat(16);

describe('traceFrom', () => {
  it('continues the trace of the header with a span of its own', () => {
    const context = traceFrom({ traceparent: `00-${trace}-${span}-00` }, 'r');
    assert.deepEqual([context.traceId, context.parentSpanId, context.sampled], [trace, span, false]);
    assert.notEqual(context.spanId, span);
    assert.equal(traceparentOf(context), `00-${trace}-${context.spanId}-00`);
    const child = childOf(context);
    assert.deepEqual([child.traceId, child.parentSpanId], [trace, context.spanId]);
  });

  const unusable = [
    undefined,
    '',
    'garbage',
    `ff-${trace}-${span}-01`,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
  ];
  for (const traceparent of unusable) {
    it(`makes one of the request id, which nobody records, where the header is ${traceparent}`, () => {
      const context = traceFrom({ traceparent, tracestate: 'a=b' }, '01A1FDD5-904a-7186-9745-8a6305e815df');
      assert.equal(context.traceId, '01a1fdd5904a718697458a6305e815df');
      assert.deepEqual([context.parentSpanId, context.sampled, context.state], ['', false, undefined]);
    });
  }

  it('makes a random one where the request id is no UUID', () => {
    assert.match(traceFrom({}, 'r-1').traceId, /^[0-9a-f]{32}$/);
  });

  it('carries tracestate and baggage on, and leaves out what is too long', () => {
    const traceparent = `00-${trace}-${span}-01`;
    const short = traceFrom({ traceparent, tracestate: 'v=1', baggage: 'shop=7' }, 'r');
    assert.deepEqual([short.state, short.baggage], ['v=1', 'shop=7']);
    assert.equal(childOf(short).baggage, 'shop=7');
    const long = { traceparent, tracestate: 'v'.repeat(513), baggage: 'b'.repeat(MAX_BAGGAGE + 1) };
    assert.deepEqual([traceFrom(long, 'r').state, traceFrom(long, 'r').baggage], [undefined, undefined]);
  });

  it('never repeats a span id', () => {
    const ids = new Set(Array.from({ length: 1_000 }, () => traceFrom({}, 'r').spanId));
    assert.equal(ids.size, 1_000);
  });
});
