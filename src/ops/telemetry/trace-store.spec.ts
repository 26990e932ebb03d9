import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeptSpan } from './read-spans.ts';
import { createTraceStore, LIMITS } from './trace-store.ts';

const idOf = (n: number, digits: number) => n.toString(16).padStart(digits, '0');

function span(
  trace: number,
  more: Partial<KeptSpan> & { n?: number; request?: string; order?: string } = {},
) {
  const { n = 1, request, order, ...rest } = more;
  const attributes = new Map<string, string>();
  if (request) attributes.set('request.id', request);
  if (order) attributes.set('plaza.order.id', order);
  const kept: KeptSpan = {
    ...{ traceId: idOf(trace, 32), id: idOf(n, 16), parentId: '', name: 'a', kind: 2 },
    ...{ service: 'orders', instance: 'orders-1', proxy: '', start: BigInt(trace), end: BigInt(trace) + 10n },
    ...{ failed: false, error: '', attributes, events: [], links: [] },
    ...rest,
  };
  return kept;
}

const all = { requestId: '', orderId: '', service: '', minDuration: 0n, failed: false };

describe('the store of traces', () => {
  it('finds by request, order, service, failure and duration, newest first', () => {
    const store = createTraceStore();
    store.add([
      span(1, { request: 'r1', order: 'o1' }),
      span(2, { request: 'r2', service: 'catalog', failed: true }),
      span(3, { order: 'o1', end: 5_000n }),
      span(3, { n: 2, request: 'r2', service: 'catalog' }),
    ]);
    const found = (filter: object) =>
      store.list({ ...all, ...filter }, 10).map(({ id }) => Number(`0x${id}`));
    assert.deepEqual(found({}), [3, 2, 1]);
    assert.deepEqual(found({ requestId: 'r2' }), [3, 2]);
    assert.deepEqual(found({ orderId: 'o1' }), [3, 1]);
    assert.deepEqual(found({ requestId: 'r1', orderId: 'o1' }), [1]);
    assert.deepEqual(found({ service: 'catalog' }), [3, 2]);
    assert.deepEqual(found({ failed: true }), [2]);
    assert.deepEqual(found({ minDuration: 1_000n }), [3]);
    assert.deepEqual(found({ requestId: 'nobody' }), []);
    assert.deepEqual(
      store.list(all, 2).map(({ id }) => id),
      [idOf(3, 32), idOf(2, 32)],
    );
  });

  it('lets the oldest trace go when there are too many, from its indexes too', () => {
    const store = createTraceStore({ ...LIMITS, traces: 2 });
    store.add([1, 2, 3].map((n) => span(n, { request: 'same', order: `o${n}` })));
    assert.equal(store.get(idOf(1, 32)), undefined);
    assert.equal(store.list({ ...all, requestId: 'same' }, 10).length, 2);
    assert.equal(store.list({ ...all, orderId: 'o1' }, 10).length, 0);
    assert.equal(store.droppedTraces, 1);
  });

  it('lets as many go as their bytes take, and counts them out again', () => {
    const store = createTraceStore({ ...LIMITS, bytes: 10_000 });
    for (let n = 1; n <= 500; n++) store.add([span(n, { name: 'x'.repeat(256) })]);
    assert.ok(store.bytes <= 10_000, String(store.bytes));
    assert.ok(store.list(all, 100).length >= 5);
    assert.ok(store.get(idOf(500, 32)));
  });

  it('takes a span once, and says how many of a trace are too many', () => {
    const store = createTraceStore({ ...LIMITS, spansOfTrace: 2 });
    assert.equal(store.add([span(1), span(1), span(1, { n: 2 }), span(1, { n: 3 }), span(1, { n: 4 })]), 2);
    assert.equal(store.get(idOf(1, 32))!.spans.size, 2);
  });
});
