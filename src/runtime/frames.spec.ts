import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Call } from './call.ts';
import { notFound, type PlazaError, unavailable } from './errors.ts';
import { frames, type Step } from './frames.ts';
import { testCall } from './testing/call.ts';

const { FrameCase } = pb.StreamUsersResponse;
type Frame = pb.StreamUsersResponse;
type UserStep = Step<pb.User, Frame>;

const item = (id: string): UserStep => ({ item: new pb.User().setId(id), cursor: `after ${id}` });

/** A frame in a word: its kind, its item or code, its cursor. */
function told(frame: Frame): string {
  const kind = Object.entries(FrameCase).find(([, value]) => value === frame.getFrameCase())![0];
  const what = frame.getItem()?.getId() ?? frame.getError()?.getCode() ?? '';
  return [kind, what, frame.hasCursor() ? frame.getCursor() : ''].filter((part) => part !== '').join(' ');
}

/** The frames of a stream, and what it threw. */
async function read(
  items: AsyncIterable<UserStep>,
  call: Call = testCall(),
  heartbeatMs?: number,
): Promise<{ seen: string[]; thrown: PlazaError | undefined }> {
  const seen: string[] = [];
  try {
    for await (const frame of frames(pb.StreamUsersResponse, call, items, heartbeatMs))
      seen.push(told(frame as Frame));
    return { seen, thrown: undefined };
  } catch (error) {
    return { seen, thrown: error as PlazaError };
  }
}

async function* of(
  ...steps: (UserStep | Error | Promise<UserStep> | (() => Promise<UserStep>))[]
): AsyncGenerator<UserStep> {
  for (const step of steps) {
    if (step instanceof Error) throw step;
    yield await (typeof step === 'function' ? step() : step);
  }
}

const later = (ms: number, step: UserStep) => () =>
  new Promise<UserStep>((resolve) => setTimeout(resolve, ms, step));
const never = new Promise<UserStep>(() => {});

describe('frames', () => {
  it('are the items with their cursors, then the end', async () => {
    assert.deepEqual(await read(of(item('a'), item('b'))), {
      seen: ['ITEM a after a', 'ITEM b after b', 'END'],
      thrown: undefined,
    });
    assert.deepEqual((await read(of())).seen, ['END']);
  });

  it('refuse like any call before the first', async () => {
    const { seen, thrown } = await read(of(notFound('user', 'a')));
    assert.deepEqual([seen, thrown?.reason], [[], 'USER_NOT_FOUND']);
  });

  it('tell the error in band after the first, and fail with it', async () => {
    const { seen, thrown } = await read(of(item('a'), unavailable('GONE', 'Gone.')));
    assert.deepEqual([seen, thrown?.reason], [['ITEM a after a', 'ERROR 14 after a'], 'GONE']);
    const bug = await read(of(item('a'), new TypeError('of the inside')));
    assert.deepEqual(bug.seen, ['ITEM a after a', 'ERROR 13 after a']);
  });

  it('beat while nothing comes, and tell how far the stream got without items', async () => {
    const steps = of(item('a'), later(60, { cursor: 'further' }), later(60, item('b')));
    const { seen } = await read(steps, testCall(), 25);
    assert.match(
      seen.join(', '),
      /^ITEM a after a(, HEARTBEAT after a)+(, HEARTBEAT further)+, ITEM b after b, END$/,
    );
  });

  it('beat also while much comes that is no item', async () => {
    const quiet = Array.from({ length: 40 }, (_, i) => later(2, { cursor: String(i) }));
    const began = performance.now();
    const { seen } = await read(of(item('a'), ...quiet, item('b')), testCall(), 20);
    const most = (performance.now() - began) / 20;
    const beats = seen.filter((frame) => frame.startsWith('HEARTBEAT'));
    assert.ok(beats.length >= 2 && beats.length <= most, seen.join(', '));
  });

  it('begin with a heartbeat where the stream begins with a cursor', async () => {
    const { seen } = await read(of({ cursor: 'start' }, { cursor: 'next' }, item('a')));
    assert.deepEqual(seen, ['HEARTBEAT start', 'ITEM a after a', 'END']);
  });

  it('pass on frames of other kinds as they are', async () => {
    const frame = new pb.StreamUsersResponse().setCursor('own');
    const { seen } = await read(of({ frame }, item('a')));
    assert.deepEqual(seen, ['FRAME_NOT_SET own', 'ITEM a after a', 'END']);
  });

  it('end with a retryable error when the service stops, whatever the stream waits for', async () => {
    const closing = new AbortController();
    const call = { ...testCall(), closing: closing.signal };
    const reading = read(of(item('a'), never), call);
    setImmediate(() => closing.abort(unavailable('STREAM_ENDED', 'Resume.')));
    const { seen, thrown } = await reading;
    assert.deepEqual([seen, thrown?.reason], [['ITEM a after a', 'ERROR 14 after a'], 'STREAM_ENDED']);
    assert.deepEqual((await read(of(item('a')), call)).seen, [], 'before its first frame it is refused');
  });

  it('end so a second before the deadline', async () => {
    const { seen, thrown } = await read(of(item('a'), never), testCall({ deadlineMs: 1_050 }));
    assert.deepEqual([seen, thrown?.reason], [['ITEM a after a', 'ERROR 14 after a'], 'STREAM_ENDED']);
  });

  it('return the items when the reader leaves', async () => {
    let returned = false;
    async function* items() {
      try {
        for (;;) yield item('a');
      } finally {
        returned = true;
      }
    }
    for await (const _ of frames(pb.StreamUsersResponse, testCall(), items())) break;
    assert.equal(returned, true);
  });

  it('ask for the next item only when the last was taken', async () => {
    let made = 0;
    async function* items() {
      for (; made < 100; made++) yield item(String(made));
    }
    const stream = frames(pb.StreamUsersResponse, testCall(), items());
    for (let i = 0; i < 5; i++) await stream.next();
    await new Promise(setImmediate);
    assert.ok(made <= 5, `${made} were made for 5`);
    await stream.return();
  });
});
