// What is revoked, as every replica of accounts sees it: in the database, read again when another replica says so, and every second.
import type { Database } from '../runtime/database.ts';
import { unavailable } from '../runtime/errors.ts';
import type { Logger } from '../runtime/log.ts';
import type { Notices } from '../runtime/notices.ts';
import { MOST_REVOCATIONS, type Revocation, Revocations } from '../runtime/revocations.ts';
import { FROM_THE_START, readRevocations } from './db/read-revocations.ts';

/** What a method needs that revokes something. */
export interface Revoking {
  /** For how long tokens are refused: no access token that is out lives longer. */
  readonly keepMs: number;
  /** Something was revoked: call it after the commit. */
  told(): void;
}

export interface RevocationLog {
  /** What this replica refuses by itself. */
  readonly revocations: Revocations;
  /** Reads the list; throws when it cannot. */
  start(): Promise<void>;
  /** Something was revoked here: call it after the commit. */
  told(): void;
  /** All that is revoked, then what comes, until the signal is aborted; throws its reason then. The first empty list is the end of what was there. */
  follow(signal: AbortSignal): AsyncIterable<readonly Revocation[]>;
  stop(): Promise<void>;
}

const POLL_MS = 1_000;
/** Revocations that are handed over at once. */
const BATCH = 1_000;
/** Whoever is so far behind begins again with the list. */
const MOST_WAITING = 10_000;

interface Follower {
  waiting: Revocation[];
  wake: () => void;
}

export function createRevocationLog(options: { db: Database; notices: Notices; log: Logger }): RevocationLog {
  const { db, notices, log } = options;
  const revocations = new Revocations();
  const followers = new Set<Follower>();
  let since = FROM_THE_START;
  let woken = false;
  let reading: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let failing = false;
  let stopped = false;
  const undo = notices.on(() => look());

  async function read(): Promise<void> {
    const news = await readRevocations(db, since, MOST_REVOCATIONS);
    since = news.since;
    if (news.revocations.length === 0) return;
    const forgotten = revocations.add(news.revocations);
    if (forgotten > 0) log.error({ forgotten }, 'more is revoked than can be kept');
    for (const follower of followers) {
      follower.waiting.push(...news.revocations);
      follower.wake();
    }
  }

  /** One read at a time; of those who ask meanwhile one more for all. */
  function look(): void {
    if (woken || stopped) return;
    woken = true;
    reading = reading.then(async () => {
      woken = false;
      clearTimeout(timer);
      try {
        await read();
        if (failing) log.info('what is revoked can be read again');
        failing = false;
      } catch (err) {
        if (!failing) log.warn({ err }, 'what is revoked cannot be read');
        failing = true;
      }
      if (!stopped) timer = setTimeout(look, POLL_MS).unref();
    });
  }

  async function* follow(signal: AbortSignal): AsyncGenerator<readonly Revocation[]> {
    const follower: Follower = { waiting: [], wake: () => {} };
    const onAbort = () => follower.wake();
    signal.addEventListener('abort', onAbort);
    // Before the list is taken, so that nothing falls between the two.
    followers.add(follower);
    try {
      const all = revocations.entries();
      for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH);
      yield [];
      for (;;) {
        signal.throwIfAborted();
        if (follower.waiting.length > MOST_WAITING)
          throw unavailable('STREAM_ENDED', 'The stream ends because its reader is too far behind.');
        if (follower.waiting.length > 0) yield follower.waiting.splice(0, BATCH);
        else {
          await new Promise<void>((resolve) => {
            follower.wake = resolve;
          });
        }
      }
    } finally {
      followers.delete(follower);
      signal.removeEventListener('abort', onAbort);
    }
  }

  return {
    revocations,
    async start() {
      await read();
      look();
    },
    told() {
      look();
      notices.tell('');
    },
    follow,
    async stop() {
      stopped = true;
      undo();
      clearTimeout(timer);
      await reading;
    },
  };
}
