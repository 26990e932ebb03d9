import type { Database } from '../runtime/database.ts';
import type { Logger } from '../runtime/log.ts';
import type { Kept } from './db/post-messages.ts';
import { trimRoom } from './db/trim-room.ts';
import type { Quotas } from './domain/quotas.ts';

export interface Retention {
  /** A room keeps so much after a post. */
  posted(room: string, kept: Kept): void;
  stop(): Promise<void>;
}

/** What is left of a room that was full, in percent, so that not every post deletes. */
const LEFT_PERCENT = 90n;

/** Rooms that keep too much forget their oldest messages, behind the posts. */
export function createRetention(db: Database, quotas: Quotas, log: Logger): Retention {
  const most: Kept = { messages: BigInt(quotas.messagesOfRoom), bytes: BigInt(quotas.bytesOfRoom) };
  const left: Kept = {
    messages: (most.messages * LEFT_PERCENT) / 100n,
    bytes: (most.bytes * LEFT_PERCENT) / 100n,
  };
  const trimming = new Map<string, Promise<void>>();
  let stopped = false;

  async function trim(room: string): Promise<void> {
    try {
      while (!stopped && (await trimRoom(db, room, left)));
    } catch (err) {
      // The next post tries again.
      log.warn({ err, room }, 'cannot forget the oldest messages of a room');
    }
    trimming.delete(room);
  }

  return {
    posted(room, kept) {
      const isFull = kept.messages > most.messages || kept.bytes > most.bytes;
      if (isFull && !stopped && !trimming.has(room)) trimming.set(room, trim(room));
    },
    async stop() {
      stopped = true;
      await Promise.all(trimming.values());
    },
  };
}
