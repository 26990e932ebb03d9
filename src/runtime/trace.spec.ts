import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { traceFrom, traceparentOf } from './trace.ts';

const trace = 'a'.repeat(32);
const span = 'b'.repeat(16);

describe('traceFrom', () => {
  it('continues the trace of the header with a span of its own', () => {
    const context = traceFrom(`00-${trace}-${span}-00`, 'r');
    assert.deepEqual([context.traceId, context.sampled], [trace, false]);
    assert.notEqual(context.spanId, span);
    assert.equal(traceparentOf(context), `00-${trace}-${context.spanId}-00`);
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
  for (const header of unusable) {
    it(`makes one of the request id where the header is ${header}`, () => {
      const context = traceFrom(header, '01A1FDD5-904a-7186-9745-8a6305e815df');
      assert.equal(context.traceId, '01a1fdd5904a718697458a6305e815df');
      assert.equal(context.sampled, true);
    });
  }

  it('makes a random one where the request id is no UUID', () => {
    assert.match(traceFrom(undefined, 'r-1').traceId, /^[0-9a-f]{32}$/);
  });

  it('never repeats a span id', () => {
    const ids = new Set(Array.from({ length: 1_000 }, () => traceFrom(undefined, 'r').spanId));
    assert.equal(ids.size, 1_000);
  });
});
