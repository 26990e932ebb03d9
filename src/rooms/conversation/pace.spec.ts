import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPaces } from './pace.ts';

/** A clock that goes on only when it is told to, and how long it was waited for. */
function stopped() {
  const waits: number[] = [];
  const clock = {
    time: 0,
    now: () => clock.time,
    async sleep(ms: number) {
      waits.push(Math.round(ms));
    },
  };
  return { clock, waits };
}

const { signal } = new AbortController();

describe('createPaces()', () => {
  it('lets a burst pass, and then one after the other', async () => {
    const { clock, waits } = stopped();
    const pace = createPaces({ burst: 3, perSecond: 10 }, clock)('ada');
    for (let i = 0; i < 6; i++) await pace.take(signal);
    assert.deepEqual(waits, [100, 200, 300]);
    clock.time = 300;
    await pace.take(signal);
    assert.deepEqual(waits, [100, 200, 300, 100]);
    clock.time = 10_000;
    for (let i = 0; i < 4; i++) await pace.take(signal);
    assert.deepEqual(waits, [100, 200, 300, 100, 100]);
  });

  it('counts all streams of a user together, and those of others apart', async () => {
    const { clock, waits } = stopped();
    const paces = createPaces({ burst: 2, perSecond: 10 }, clock);
    for (const key of ['ada', 'ada', 'bob', 'bob', 'ada']) await paces(key).take(signal);
    assert.deepEqual(waits, [100]);
  });

  it('is not forgotten when a stream ends, before it is full again', async () => {
    const { clock, waits } = stopped();
    const paces = createPaces({ burst: 2, perSecond: 10 }, clock);
    for (let i = 0; i < 3; i++) {
      const pace = paces('ada');
      await pace.take(signal);
      pace.leave();
      paces('bob').leave();
    }
    assert.deepEqual(waits, [100]);
  });

  it('stops waiting with the signal', async () => {
    const gone = new AbortController();
    const pace = createPaces({ burst: 1, perSecond: 0.001 })('ada');
    await pace.take(gone.signal);
    const waiting = pace.take(gone.signal);
    gone.abort(new Error('the caller is gone'));
    await assert.rejects(waiting, { name: 'AbortError' });
  });
});
