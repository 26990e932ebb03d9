import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shared } from './shared.ts';

/** Work that counts its rounds, and a clock that stands still until it is moved. */
function setUp(fail = false) {
  const state = { rounds: 0, now: 0 };
  const ask = shared(
    1_000,
    async () => {
      state.rounds += 1;
      if (fail) throw new Error('no answer');
      return state.rounds;
    },
    () => state.now,
  );
  return { state, ask };
}

test('those who ask at the same time share one round', async () => {
  const { state, ask } = setUp();
  assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [1, 1, 1]);
  assert.equal(state.rounds, 1);
});

test('a result is used again while it is fresh, and no longer', async () => {
  const { state, ask } = setUp();
  await ask();
  state.now = 999;
  assert.equal(await ask(), 1);
  state.now = 1_000;
  assert.equal(await ask(), 2);
});

test('a failure is told to those who waited and tried again by the next', async () => {
  const { state, ask } = setUp(true);
  const answers = await Promise.allSettled([ask(), ask()]);
  assert.deepEqual(
    answers.map((a) => a.status),
    ['rejected', 'rejected'],
  );
  await assert.rejects(ask());
  assert.equal(state.rounds, 2);
});
