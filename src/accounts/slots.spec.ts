import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlazaError } from '../runtime/errors.ts';
import { createSlots } from './slots.ts';

const open = new AbortController().signal;

/** Tasks that end when they are told to, and how many of them run. */
function tasks() {
  const state = { running: 0, most: 0, started: [] as string[] };
  const ends: (() => void)[] = [];
  const task =
    (name: string, fail = false) =>
    async () => {
      state.started.push(name);
      state.most = Math.max(state.most, ++state.running);
      await new Promise<void>((resolve) => ends.push(resolve));
      state.running--;
      if (fail) throw new Error(name);
      return name;
    };
  return { state, task, endNext: () => ends.shift()!() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('no more tasks run at once than there are slots, the others follow in their order', {
  timeout: 5_000,
}, async () => {
  const { state, task, endNext } = tasks();
  const slots = createSlots({ running: 2, waiting: 10 });
  const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => slots(task(name), open)));
  for (let ended = 0; ended < 5; ended++) {
    await turn();
    assert.equal(state.running, Math.min(2, 5 - ended));
    endNext();
  }
  assert.deepEqual(await all, ['a', 'b', 'c', 'd', 'e']);
  assert.deepEqual(state.started, ['a', 'b', 'c', 'd', 'e']);
  assert.equal(state.most, 2);
});

test('who finds the queue full is refused at once, and told when to come again', {
  timeout: 5_000,
}, async () => {
  const { task, endNext } = tasks();
  const slots = createSlots({ running: 1, waiting: 1 });
  const all = [slots(task('a'), open), slots(task('b'), open)];
  await assert.rejects(slots(task('c'), open), (error: PlazaError) => {
    assert.ok(error instanceof PlazaError);
    assert.deepEqual([error.code, error.reason, error.metadata], [8, 'TOO_BUSY', { retryAfter: '1' }]);
    return true;
  });
  for (const each of all) {
    await turn();
    endNext();
    await each;
  }
});

test('who stops waiting leaves the queue, with the reason of the signal', { timeout: 5_000 }, async () => {
  const { state, task, endNext } = tasks();
  const slots = createSlots({ running: 1, waiting: 2 });
  const gone = new AbortController();
  const first = slots(task('a'), open);
  const second = slots(task('b'), gone.signal);
  const third = slots(task('c'), open);
  gone.abort(new Error('the caller is gone'));
  await assert.rejects(second, /the caller is gone/);
  await assert.rejects(slots(task('d'), gone.signal), /the caller is gone/);
  endNext();
  await first;
  await turn();
  endNext();
  await third;
  assert.deepEqual(state.started, ['a', 'c']);
});

test('a task that fails gives its slot back', { timeout: 5_000 }, async () => {
  const { task, endNext } = tasks();
  const slots = createSlots({ running: 1, waiting: 1 });
  const failing = slots(task('a', true), open);
  const next = slots(task('b'), open);
  endNext();
  await assert.rejects(failing, /a/);
  await turn();
  endNext();
  await next;
  const last = slots(task('c'), open);
  await turn();
  endNext();
  await last;
});
