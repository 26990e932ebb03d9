import { type Call, remainingMs } from '../runtime/call.ts';
import { type PlazaError, resourceExhausted } from '../runtime/errors.ts';

/** One of the lines in which tasks wait for a slot. */
export interface Line {
  /** How many of its tasks run at once; the other slots are left to the lines before it. */
  readonly running: number;
  /** How many more wait, of which one source has at most half. */
  readonly waiting: number;
  /** What those who are refused are told, and in how many seconds they may come again. */
  readonly refusal: string;
  readonly retryAfter: number;
}

export type Waiter = Pick<Call, 'signal' | 'deadline'>;

/**
 * Runs a task when its line has a slot for it. Who finds the line full is RESOURCE_EXHAUSTED at once, who would wait beyond their deadline is so in time, and
 * who is gone leaves the line with the signal's reason.
 */
export type Slots<L extends string> = <T>(
  task: () => Promise<T>,
  place: { line: L; source: string; call: Waiter },
) => Promise<T>;

interface Queue {
  readonly limits: Line;
  running: number;
  waiting: number;
  /** Those who wait, by their source; the source that is first in the map is served next. */
  readonly sources: Map<string, Set<() => void>>;
}

/**
 * At most `running` tasks at once. The lines are served in their order: nobody of a later one starts while somebody of an earlier one could.
 * Within a line the sources take turns, and what one source asks for is done in its order.
 */
export function createSlots<L extends string>(running: number, lines: Readonly<Record<L, Line>>): Slots<L> {
  let free = running;
  const queues = Object.fromEntries(
    Object.entries<Line>(lines).map(([name, limits]) => [
      name,
      { limits, running: 0, waiting: 0, sources: new Map() },
    ]),
  ) as unknown as Record<L, Queue>;

  const hasRoom = (queue: Queue) => free > 0 && queue.running < queue.limits.running;

  function begin(queue: Queue): void {
    free--;
    queue.running++;
  }

  /** The one who leaves hands its slot over, so that nobody slips in between. */
  function leave(left: Queue): void {
    free++;
    left.running--;
    for (const queue of Object.values<Queue>(queues)) {
      while (queue.waiting > 0 && hasRoom(queue)) {
        begin(queue);
        takeNext(queue)();
      }
    }
  }

  return async (task, { line, source, call }) => {
    call.signal.throwIfAborted();
    const queue = queues[line];
    if (hasRoom(queue)) begin(queue);
    else await turn(queue, source, call);
    try {
      return await task();
    } finally {
      leave(queue);
    }
  };
}

/** Resolves when the caller has been given a slot. */
function turn(queue: Queue, source: string, call: Waiter): Promise<void> {
  const { limits, sources } = queue;
  const mine = sources.get(source) ?? new Set();
  if (queue.waiting >= limits.waiting || mine.size >= Math.ceil(limits.waiting / 2)) throw tooBusy(limits);

  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => {
    clearTimeout(timer);
    call.signal.removeEventListener('abort', goAway);
  };
  const enter = () => {
    stop();
    resolve();
  };
  const giveUp = (reason: unknown) => {
    stop();
    remove(queue, source, enter);
    reject(reason);
  };
  const goAway = () => giveUp(call.signal.reason);
  // A tenth of the time that the caller has is left for the answer.
  const waitMs = Math.min(Math.max(remainingMs(call) * 0.9, 0), LONGEST_TIMER_MS);
  const timer = setTimeout(() => giveUp(tooBusy(limits)), waitMs);
  call.signal.addEventListener('abort', goAway, { once: true });
  sources.set(source, mine.add(enter));
  queue.waiting++;
  return promise;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Takes the first of the source whose turn it is, which is the last source to come again then. */
function takeNext(queue: Queue): () => void {
  const [source, waiting] = queue.sources.entries().next().value!;
  const [next] = waiting as Set<() => void>;
  remove(queue, source, next!);
  if (waiting.size > 0) {
    queue.sources.delete(source);
    queue.sources.set(source, waiting);
  }
  return next!;
}

function remove(queue: Queue, source: string, waiter: () => void): void {
  const waiting = queue.sources.get(source);
  if (!waiting?.delete(waiter)) return;
  queue.waiting--;
  if (waiting.size === 0) queue.sources.delete(source);
}

function tooBusy({ refusal, retryAfter }: Line): PlazaError {
  return resourceExhausted('TOO_BUSY', refusal, { retryAfter: String(retryAfter) });
}
