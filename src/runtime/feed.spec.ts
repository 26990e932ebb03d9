import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFeed, createFeeds, type Feed, type FeedOptions } from './feed.ts';
import { silentLog } from './testing/database.ts';
import { mulberry32 } from './testing/interleave.ts';
import { until } from './testing/until.ts';

interface Entry {
  readonly position: bigint;
}

/** A log in memory, that counts its reads and sees whether two overlap. */
function createBook() {
  let last = 0n;
  const book = {
    reads: [] as bigint[],
    overlapped: false,
    fails: undefined as Error | undefined,
    append(count = 1) {
      last += BigInt(count);
    },
    async read(after: bigint, limit: number): Promise<Entry[]> {
      book.reads.push(after);
      book.overlapped ||= reading;
      reading = true;
      // What a read sees, and whether it fails, is settled when it begins: what a test changes meanwhile is the next one's.
      const [until, fails] = [last, book.fails];
      await new Promise(setImmediate);
      reading = false;
      if (fails) throw fails;
      const entries: Entry[] = [];
      for (let at = after + 1n; at <= until && entries.length < limit; at++) entries.push({ position: at });
      return entries;
    },
  };
  let reading = false;
  return book;
}

function follow(feed: Pick<Feed<Entry>, 'follow'>, after: bigint, signal = new AbortController().signal) {
  const seen: bigint[] = [];
  const ended = (async () => {
    for await (const entries of feed.follow(after, signal)) {
      seen.push(...entries.map((entry) => entry.position));
    }
  })();
  ended.catch(() => {});
  return { seen, ended };
}

function range(from: number, to: number): bigint[] {
  return Array.from({ length: to - from + 1 }, (_, i) => BigInt(from + i));
}

function start(options: Partial<FeedOptions<Entry>> = {}) {
  const book = createBook();
  const feed = createFeed<Entry>({ read: book.read, pollMs: 60_000, log: silentLog(), ...options });
  return { book, feed };
}

describe('createFeed', () => {
  it('gives what is there, then what comes, to each from where it stands', async () => {
    const { book, feed } = start({ batch: 10 });
    book.append(25);
    const followers = [0, 7, 25].map((after) => follow(feed, BigInt(after)));
    await until(() => followers[0]!.seen.length === 25 && followers[1]!.seen.length === 18);
    book.append(3);
    feed.wake();
    await until(() => followers.every(({ seen }) => seen.at(-1) === 28n));
    assert.deepEqual(followers[0]!.seen, range(1, 28));
    assert.deepEqual(followers[1]!.seen, range(8, 28));
    assert.deepEqual(followers[2]!.seen, range(26, 28));
    feed.close();
  });

  it('reads once for a thousand at the head', async () => {
    const { book, feed } = start();
    book.append(5);
    const followers = Array.from({ length: 1_000 }, () => follow(feed, 5n));
    await until(() => book.reads.length > 0);
    await new Promise(setImmediate);
    const before = book.reads.length;
    book.append();
    feed.wake();
    await until(() => followers.every(({ seen }) => seen.length === 1));
    // One that finds it, and one that finds no more.
    assert.ok(book.reads.length - before <= 2, `${book.reads.length - before} reads`);
    feed.close();
  });

  it('looks by itself when nobody wakes it', async () => {
    const { book, feed } = start({ pollMs: 5 });
    const follower = follow(feed, 0n);
    await until(() => book.reads.length > 0);
    book.append();
    await until(() => follower.seen.length === 1);
    feed.close();
  });

  it('keeps no more than it should for one who reads slowly, and reads it again', async () => {
    const { book, feed } = start({ keep: 20, batch: 10 });
    const slow = feed.follow(0n, new AbortController().signal)[Symbol.asyncIterator]();
    const fast = follow(feed, 0n);
    book.append(10);
    const first = await slow.next();
    for (let i = 0; i < 10; i++) {
      book.append(10);
      feed.wake();
      await until(() => fast.seen.length === 20 + 10 * i);
    }
    const before = book.reads.length;
    const seen = [...(first.value as Entry[])];
    while (seen.length < 110) seen.push(...((await slow.next()).value as Entry[]));
    assert.deepEqual(
      seen.map((entry) => entry.position),
      range(1, 110),
    );
    assert.ok(book.reads.length - before >= 7, 'what it no longer has it reads');
    feed.close();
  });

  it('does not read all that a new follower leaves out', async () => {
    const { book, feed } = start({ batch: 10 });
    const abort = new AbortController();
    const first = follow(feed, 0n, abort.signal);
    book.append(10);
    await until(() => first.seen.length === 10);
    abort.abort(new Error('gone'));
    book.append(10_000);
    const late = follow(feed, 10_010n);
    book.append(1);
    feed.wake();
    await until(() => late.seen.length === 1);
    assert.deepEqual(late.seen, [10_011n]);
    assert.ok(book.reads.length < 10, `${book.reads.length} reads`);
    feed.close();
  });

  it('leaves no gap and makes no twin in any interleaving, and never reads twice at once', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = mulberry32(seed);
      const { book, feed } = start({ keep: 30, batch: 7, pollMs: 1 });
      const followers: (ReturnType<typeof follow> & { after: bigint })[] = [];
      let appended = 0;
      for (let step = 0; step < 60; step++) {
        if (random() < 0.2) {
          const after = BigInt(Math.floor(random() * (appended + 1)));
          followers.push({ after, ...follow(feed, after) });
        }
        const count = Math.floor(random() * 12);
        book.append(count);
        appended += count;
        if (random() < 0.7) feed.wake();
        for (let ticks = Math.floor(random() * 4); ticks > 0; ticks--) await new Promise(setImmediate);
      }
      for (const { after, seen } of followers) {
        await until(() => seen.length >= appended - Number(after));
        assert.deepEqual(seen, range(Number(after) + 1, appended), `seed ${seed}`);
      }
      assert.equal(book.overlapped, false);
      feed.close();
    }
  });

  it('throws what a read of the past throws, and repeats one at the head', async () => {
    const { book, feed } = start({ pollMs: 60_000, batch: 10 });
    book.append(5);
    const atHead = follow(feed, 5n);
    await until(() => book.reads.length > 0);
    await new Promise(setImmediate);
    book.fails = new Error('no database');
    await assert.rejects(follow(feed, 0n).ended, /no database/);
    feed.wake();
    await until(() => book.reads.length > 2);
    book.append();
    book.fails = undefined;
    // By itself, within a second, however seldom it polls.
    await until(() => atHead.seen.length === 1);
    assert.deepEqual(atHead.seen, [6n]);
    feed.close();
  });

  it('ends with the reason of the signal, and UNAVAILABLE when it is closed', async () => {
    const { book, feed } = start();
    const abort = new AbortController();
    const [first, second] = [follow(feed, 0n, abort.signal), follow(feed, 0n)];
    await until(() => book.reads.length > 0);
    abort.abort(new Error('the client is gone'));
    await assert.rejects(first.ended, /the client is gone/);
    feed.close();
    await assert.rejects(second.ended, { reason: 'STREAM_ENDED' });
    await assert.rejects(follow(feed, 0n).ended, { reason: 'STREAM_ENDED' });
  });
});

describe('createFeeds', () => {
  it('has a feed for each key that is followed, and none afterwards', async () => {
    const books = new Map<string, ReturnType<typeof createBook>>();
    let closed = 0;
    const feeds = createFeeds<Entry>((key) => {
      const book = createBook();
      books.set(key, book);
      const feed = createFeed<Entry>({ read: book.read, pollMs: 60_000, log: silentLog() });
      return { ...feed, close: () => [closed++, feed.close()] };
    });
    const abort = new AbortController();
    const of = (key: string, signal = abort.signal) =>
      follow({ follow: (after, s) => feeds.follow(key, after, s) }, 0n, signal);
    const other = new AbortController();
    const [a1, a2, b] = [of('a'), of('a'), of('b', other.signal)];
    await until(() => books.size === 2);
    books.get('a')!.append(2);
    books.get('b')!.append(1);
    feeds.wake('a');
    await until(() => a1.seen.length === 2 && a2.seen.length === 2);
    assert.equal(b.seen.length, 0);
    feeds.wake();
    await until(() => b.seen.length === 1);
    abort.abort(new Error('gone'));
    await assert.rejects(a1.ended);
    await assert.rejects(a2.ended);
    assert.equal(closed, 1);
    feeds.close();
    await assert.rejects(b.ended, { reason: 'STREAM_ENDED' });
  });
});
