import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_DEADLINE } from '../runtime/call.ts';
import { PlazaError } from '../runtime/errors.ts';
import { createSlots, type Line, type Waiter } from './slots.ts';

const open: Waiter = { signal: new AbortController().signal, deadline: NO_DEADLINE };

const line = (limits: Partial<Line> = {}): Line => ({
  running: 1,
  waiting: 100,
  refusal: 'Come again.',
  retryAfter: 7,
  ...limits,
});

/** Tasks that end when they are told to, in the order in which they have started. */
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

function refused(error: unknown): true {
  assert.ok(error instanceof PlazaError);
  assert.deepEqual(
    [error.code, error.reason, error.message, error.metadata],
    [8, 'TOO_BUSY', 'Come again.', { retryAfter: '7' }],
  );
  return true;
}

const place = { line: 'a', source: 'x', call: open } as const;

test('no more tasks run at once than there are slots, the others follow in their order', {
  timeout: 5_000,
}, async () => {
  const { state, task, endNext } = tasks();
  const slots = createSlots(2, { a: line({ running: 5 }) });
  const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => slots(task(name), place)));
  for (let ended = 0; ended < 5; ended++) {
    await turn();
    assert.equal(state.running, Math.min(2, 5 - ended));
    endNext();
  }
  assert.deepEqual(await all, ['a', 'b', 'c', 'd', 'e']);
  assert.deepEqual(state.started, ['a', 'b', 'c', 'd', 'e']);
  assert.equal(state.most, 2);
});

test('a line is served before those behind it, and leaves nothing of its own to them', {
  timeout: 5_000,
}, async () => {
  const { state, task, endNext } = tasks();
  const slots = createSlots(2, {
    first: line({ running: 2 }),
    second: line({ running: 1 }),
    third: line({ running: 1 }),
  });
  const ask = (name: string, line: 'first' | 'second' | 'third') =>
    slots(task(name), { line, source: 'x', call: open });
  const all = [
    ...Array.from({ length: 3 }, (_, i) => ask(`third ${i}`, 'third')),
    ...Array.from({ length: 300 }, (_, i) => ask(`second ${i}`, 'second').catch(refused)),
  ];
  await turn();
  // One of each runs, although the third line was there first and has more to do.
  assert.deepEqual(state.started, ['third 0', 'second 0']);
  all.push(ask('first 0', 'first'), ask('first 1', 'first'), ask('first 2', 'first'));
  for (let i = 0; i < 3; i++) {
    endNext();
    await turn();
  }
  assert.deepEqual(state.started.slice(2), ['first 0', 'first 1', 'first 2']);
  while (state.running > 0) {
    endNext();
    await turn();
  }
  await Promise.all(all);
});

test('sources take turns within a line, however many wait of one of them', { timeout: 5_000 }, async () => {
  const { state, task, endNext } = tasks();
  const slots = createSlots(1, { a: line() });
  const all = [...['x', 'x', 'x', 'x', 'y', 'y', 'z'].entries()].map(([i, source]) =>
    slots(task(`${source}${i}`), { line: 'a', source, call: open }),
  );
  for (const _ of all) {
    await turn();
    endNext();
  }
  await Promise.all(all);
  assert.deepEqual(state.started, ['x0', 'x1', 'y4', 'z6', 'x2', 'y5', 'x3']);
});

test('who finds the line full is refused at once, and told when to come again', {
  timeout: 5_000,
}, async () => {
  const { task, endNext } = tasks();
  const slots = createSlots(1, { a: line({ waiting: 3 }) });
  const from = (source: string) => slots(task(source), { ...place, source });
  const all = [from('x'), from('x'), from('x')];
  await assert.rejects(from('x'), refused, 'it has more than half of the line already');
  all.push(from('y'));
  await assert.rejects(from('z'), refused, 'the line is full');
  for (const _ of all) {
    await turn();
    endNext();
  }
  await Promise.all(all);
});

test('who would wait beyond their deadline is refused in time, and takes no slot', {
  timeout: 20_000,
}, async () => {
  const { state, task, endNext } = tasks();
  const slots = createSlots(1, { a: line() });
  const first = slots(task('first'), place);
  const hurried = { ...open, deadline: new Date(Date.now() + 50) };
  await assert.rejects(slots(task('hurried'), { ...place, call: hurried }), refused);
  endNext();
  await first;
  const last = slots(task('last'), place);
  await turn();
  endNext();
  await last;
  assert.deepEqual(state.started, ['first', 'last']);
});

test('who stops waiting leaves the line, with the reason of the signal', { timeout: 5_000 }, async () => {
  const { state, task, endNext } = tasks();
  const slots = createSlots(1, { a: line({ waiting: 4 }) });
  const gone = new AbortController();
  const leaving = { ...place, call: { ...open, signal: gone.signal } };
  const first = slots(task('a'), place);
  const second = slots(task('b'), leaving);
  const third = slots(task('c'), place);
  gone.abort(new Error('the caller is gone'));
  await assert.rejects(second, /the caller is gone/);
  await assert.rejects(slots(task('d'), leaving), /the caller is gone/);
  endNext();
  await first;
  await turn();
  endNext();
  await third;
  assert.deepEqual(state.started, ['a', 'c']);
});

test('a task that fails gives its slot back', { timeout: 5_000 }, async () => {
  const { task, endNext } = tasks();
  const slots = createSlots(1, { a: line() });
  const failing = slots(task('a', true), place);
  const next = slots(task('b'), place);
  endNext();
  await assert.rejects(failing, /a/);
  await turn();
  endNext();
  await next;
  const last = slots(task('c'), place);
  await turn();
  endNext();
  await last;
});
