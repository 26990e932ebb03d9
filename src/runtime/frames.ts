// The frames that every server stream shares: items with their cursors, heartbeats, then the end, or the error that it ended with.
// A client behind HTTP/1.1 sees nothing else: neither trailers nor a status after the first byte.
import statusPb from '../../gen/google/rpc/status_pb.js';
import framesPb from '../../gen/plaza/stream/v1/frames_pb.js';
import { type Call, remainingMs } from './call.ts';
import { PlazaError, toStatus } from './errors.ts';
import type { Burst } from './handlers.ts';
import { streamEnded } from './running-call.ts';
import { toTimestamp } from './time.ts';

/** What the generated frame messages have in common. */
export interface Frame<I> {
  setItem(item: I): unknown;
  setCursor(cursor: string): unknown;
  setHeartbeat(heartbeat: framesPb.Heartbeat): unknown;
  setEnd(end: framesPb.End): unknown;
  setError(error: statusPb.Status): unknown;
}

export interface Positioned<I> {
  readonly item: I;
  /** Where the stream stands after this item. */
  readonly cursor: string;
}

/**
 * An item, a frame that goes out as it is (one of no item, or one or several encoded already; with the cursor that stands in the last), or how far the stream
 * got without one: the next heartbeat tells it, and as the very first step it is a heartbeat at once, so that a stream that is cut
 * before its first item can be resumed.
 */
export type Step<I, F> =
  | Positioned<I>
  | { readonly frame: F; readonly cursor?: string }
  | { readonly cursor: string };

/** A quarter of the silence after which proxies cut a stream. */
export const HEARTBEAT_MS = 15_000;
/** The first comes sooner: until a frame has come, an HTTP client does not know whether it was let in. */
const FIRST_HEARTBEAT_MS = 500;
/** How long before its deadline a stream ends by itself, so that its error frame still arrives; sooner where that is short. */
const CLOSING_MS = 1_000;
/** The longest time that a timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Frames the items of a stream. What they throw before the first frame is an ordinary refusal; later it is an error frame, and then
 * the stream fails with the same status. So it does when the service stops or a second before the deadline: UNAVAILABLE,
 * STREAM_ENDED, and the client resumes. `heartbeatMs` is for specs.
 */
export async function* frames<I, F extends Frame<I>, B extends Buffer | Burst = never>(
  make: new () => F,
  call: Call,
  items: AsyncIterable<Step<I, F | B>>,
  heartbeatMs = HEARTBEAT_MS,
): AsyncGenerator<F | B, void, undefined> {
  const steps = merge(items, call, heartbeatMs);
  let begun = false;
  let cursor: string | undefined;
  try {
    for await (const step of steps) {
      if (step !== BEAT) cursor = step.cursor ?? cursor;
      if (step !== BEAT && 'frame' in step) {
        begun = true;
        yield step.frame;
        continue;
      }
      // A heartbeat tells how far the stream got without an item; the first frame of all tells where it begins.
      const isItem = step !== BEAT && 'item' in step;
      if (step !== BEAT && !isItem && begun) continue;
      const frame = isItem ? new make() : heartbeat(make, cursor);
      if (isItem) {
        frame.setItem(step.item);
        frame.setCursor(step.cursor);
      }
      begun = true;
      yield frame;
    }
  } catch (thrown) {
    if (begun) {
      const frame = new make();
      frame.setError(statusOf(PlazaError.from(thrown), call));
      if (cursor !== undefined) frame.setCursor(cursor);
      yield frame;
    }
    throw thrown;
  }
  const last = new make();
  last.setEnd(new framesPb.End());
  yield last;
}

function heartbeat<F extends Frame<never>>(make: new () => F, cursor: string | undefined): F {
  const frame = new make();
  const beat = new framesPb.Heartbeat();
  beat.setTime(toTimestamp(new Date()));
  frame.setHeartbeat(beat);
  if (cursor !== undefined) frame.setCursor(cursor);
  return frame;
}

const BEAT = Symbol('heartbeat');

/**
 * The steps as they come, a beat whenever none came for a while, and the reason when the stream has to end. Written by hand, since a
 * race of promises leaves a reaction behind on the slowest of them at each step.
 */
async function* merge<S extends object>(
  items: AsyncIterable<S>,
  call: Call,
  heartbeatMs: number,
): AsyncGenerator<S | typeof BEAT> {
  const iterator = items[Symbol.asyncIterator]();
  let arrived: { result: IteratorResult<S> } | { thrown: unknown } | undefined;
  let beat = false;
  let asked = false;
  let wake: (() => void) | undefined;
  const arrive = (outcome: NonNullable<typeof arrived>) => {
    arrived = outcome;
    wake?.();
  };
  const { closing } = call;
  let ending = closing?.aborted ? (closing.reason as PlazaError) : undefined;
  const close = (reason: PlazaError) => {
    ending ??= reason;
    wake?.();
  };
  const onClosing = () => close(closing!.reason as PlazaError);
  closing?.addEventListener('abort', onClosing);
  const leftMs = remainingMs(call) - Math.min(CLOSING_MS, remainingMs(call) / 4);
  const deadline =
    leftMs > 0 && leftMs < LONGEST_TIMER_MS
      ? setTimeout(() => close(streamEnded('it has reached its longest time')), leftMs)
      : undefined;
  const beating = () => {
    beat = true;
    wake?.();
  };
  let first = true;
  let heart = setTimeout(beating, Math.min(heartbeatMs, FIRST_HEARTBEAT_MS));

  try {
    for (;;) {
      if (!asked) {
        asked = true;
        iterator.next().then(
          (result) => arrive({ result }),
          (thrown) => arrive({ thrown }),
        );
      }
      if (!arrived && !ending && !beat) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = undefined;
      }
      if (ending) throw ending;
      const outcome = arrived as { result: IteratorResult<S> } | { thrown: unknown } | undefined;
      if (outcome && 'thrown' in outcome) throw outcome.thrown;
      if (outcome?.result.done) return;
      const step = outcome?.result.value as S | undefined;
      // A step that becomes no frame is no sign of life, however often it comes.
      const silent = step !== undefined && !first && !('item' in step) && !('frame' in step);
      if (step !== undefined) {
        arrived = undefined;
        asked = false;
        yield step;
        if (silent && !beat) continue;
      }
      if (step === undefined || silent) yield BEAT;
      beat = false;
      if (first) {
        first = false;
        clearTimeout(heart);
        heart = setTimeout(beating, heartbeatMs);
      } else {
        heart.refresh();
      }
    }
  } finally {
    clearTimeout(heart);
    clearTimeout(deadline);
    closing?.removeEventListener('abort', onClosing);
    // Not awaited: a generator that hangs in an await answers only when that is over.
    Promise.resolve(iterator.return?.()).catch((err) => call.log.debug({ err }, 'a stream ended with'));
  }
}

/** The google.rpc.Status that the call will end with. */
function statusOf(error: PlazaError, call: Call): statusPb.Status {
  const { metadata } = toStatus(error, call.requestId, new Date());
  return statusPb.Status.deserializeBinary(metadata.get('grpc-status-details-bin')[0] as Buffer);
}
