// A log that many streams of a replica follow: each holds nothing but its position, and asks for what is behind it.
//
//   const feed = createFeed({ read: (after, limit) => readLog(db, 'order_events', after, limit), log });
//   for await (const entries of feed.follow(after, call.signal)) …
//   notices.on(() => feed.wake());
//
// The newest entries stay in memory, so that a thousand streams at the head cost one read of the database, not a thousand. What is
// further back is read for whoever asks. Reads wait for each other, so that followers never take the pool away from calls.
// `read` must give committed entries in the order of their positions, and none may appear later behind one that was given.
import { unavailable } from './errors.ts';
import type { Logger } from './log.ts';

export interface Feed<E> {
  /**
   * Everything behind a position, in order, then what comes. Throws the signal's reason once that is aborted, UNAVAILABLE when the
   * feed is closed, and what a read of the past throws; a read at the head that fails is repeated.
   */
  follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly E[]>;
  /** There may be something new. */
  wake(): void;
  close(): void;
}

export interface FeedOptions<E> {
  read: (after: bigint, limit: number) => Promise<E[]>;
  /** Entries in memory, default 1000. */
  keep?: number;
  /** Entries of one read, and of one step of a follower; default 200. */
  batch?: number;
  /** How often to look without being woken, default 1000; only while somebody waits. */
  pollMs?: number;
  log: Logger;
}

/** How soon a read that failed is repeated, at the latest. */
const RETRY_MS = 1_000;

export function createFeed<E extends { readonly position: bigint }>(options: FeedOptions<E>): Feed<E> {
  const { read, keep = 1_000, batch = 200, pollMs = 1_000, log } = options;
  /** All entries of (from, head]; nothing is known below zero. */
  let tail: E[] = [];
  let from = -1n;
  let head = -1n;
  /** How often it was woken, and how often it had been when the last read at the head began: equal, there is nothing to read. */
  let woken = 0;
  let seen = -1;
  const waiting = new Set<() => void>();
  let turn: Promise<unknown> = Promise.resolve();
  let failing = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const isCurrent = (position: bigint) => position === head && seen === woken;

  function inMemory(after: bigint): readonly E[] {
    if (after < from || after >= head) return [];
    let [low, high] = [0, tail.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tail[middle]!.position > after) high = middle;
      else low = middle + 1;
    }
    return tail.slice(low, low + batch);
  }

  /** What is behind a position, read when its turn comes and nobody before has read it. */
  function load(after: bigint): Promise<readonly E[]> {
    const loaded = turn.then(async () => {
      const held = inMemory(after);
      if (held.length > 0 || isCurrent(after) || closed) return held;
      const wakes = woken;
      try {
        const entries = await read(after, batch);
        remember(after, entries);
        if (failing) log.info('the log can be read again');
        failing = false;
        if (entries.length < batch && (entries.at(-1)?.position ?? after) === head) seen = wakes;
        return entries;
      } catch (err) {
        if (after !== head) throw err;
        // Whoever stands at the head has lost nothing: all of them wait for the next wake, instead of failing one by one.
        if (!failing) log.warn({ err }, 'the log cannot be read; its streams wait');
        failing = true;
        seen = wakes;
        clearTimeout(timer);
        timer = setTimeout(poll, Math.min(pollMs, RETRY_MS)).unref();
        return [];
      }
    });
    turn = loaded.catch(() => {});
    return loaded;
  }

  function remember(after: bigint, entries: readonly E[]): void {
    const last = entries.at(-1)?.position ?? after;
    if (after === head) {
      tail.push(...entries);
    } else if (after > head && (head < 0n || waiting.size === 0)) {
      // Nobody stands where the memory ends: going on from there would read what nobody asks for.
      tail = [...entries];
      from = after;
    } else {
      return;
    }
    head = last;
    if (tail.length > keep) from = tail.splice(0, tail.length - keep).at(-1)!.position;
  }

  function wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      signal.addEventListener('abort', resume);
      waiting.add(resume);
      timer ??= setTimeout(poll, pollMs).unref();
    });
  }

  function poll(): void {
    timer = undefined;
    wake();
  }

  function wake(): void {
    woken++;
    for (const resume of [...waiting]) resume();
  }

  async function* follow(after: bigint, signal: AbortSignal): AsyncGenerator<readonly E[]> {
    let position = after;
    for (;;) {
      if (signal.aborted) throw signal.reason;
      if (closed) throw unavailable('STREAM_ENDED', 'The stream has ended. Resume with its last cursor.');
      let entries = inMemory(position);
      if (entries.length === 0 && !isCurrent(position)) entries = await load(position);
      if (entries.length > 0) {
        position = entries.at(-1)!.position;
        yield entries;
      } else if (isCurrent(position) || position !== head) {
        await wait(signal);
      }
    }
  }

  return {
    follow,
    wake,
    close() {
      closed = true;
      clearTimeout(timer);
      for (const resume of [...waiting]) resume();
    },
  };
}

export interface Feeds<E> {
  follow(key: string, after: bigint, signal: AbortSignal): AsyncIterable<readonly E[]>;
  /** There may be something new behind a key; without one, behind any. */
  wake(key?: string): void;
  close(): void;
}

/** Feeds by key, each there as long as somebody follows it. */
export function createFeeds<E>(make: (key: string) => Feed<E>): Feeds<E> {
  const feeds = new Map<string, { readonly feed: Feed<E>; followers: number }>();

  async function* follow(key: string, after: bigint, signal: AbortSignal): AsyncGenerator<readonly E[]> {
    let entry = feeds.get(key);
    if (!entry) {
      entry = { feed: make(key), followers: 0 };
      feeds.set(key, entry);
    }
    entry.followers++;
    try {
      yield* entry.feed.follow(after, signal);
    } finally {
      entry.followers--;
      if (entry.followers === 0) {
        if (feeds.get(key) === entry) feeds.delete(key);
        entry.feed.close();
      }
    }
  }

  return {
    follow,
    wake(key) {
      if (key !== undefined) feeds.get(key)?.feed.wake();
      else for (const { feed } of feeds.values()) feed.wake();
    },
    close() {
      for (const { feed } of feeds.values()) feed.close();
      feeds.clear();
    },
  };
}
