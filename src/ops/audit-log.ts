// The audit log: filled from the queue, followed by those who tail it.
//
//   outbox of a service -> relay -> broker: audit_queue --append--> audit_entries -> notices (all replicas) -> feed -> TailEntries
import { ACTIONS, type Audited } from '../runtime/audit.ts';
import type { Event } from '../runtime/broker/event.ts';
import type { Database } from '../runtime/database.ts';
import { appendToLog, type LoggedEvent, readLog } from '../runtime/event-log.ts';
import { createFeed } from '../runtime/feed.ts';
import type { Logger } from '../runtime/log.ts';
import type { Notices } from '../runtime/notices.ts';
import { AUDIT_ENTRIES } from './db/tables.ts';

export interface AuditLog {
  /** Keeps what services told; what is there already is left out. Throws when one of them is no entry. */
  append(events: readonly Event[]): Promise<void>;
  /** Entries behind a position in order, then those to come. */
  follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly LoggedEvent<Audited>[]>;
  close(): void;
}

export function createAuditLog(options: { db: Database; notices: Notices; log: Logger }): AuditLog {
  const { db, notices, log } = options;
  const feed = createFeed({
    read: (after, limit) => readLog<Audited>(db, AUDIT_ENTRIES, after, limit),
    log,
  });
  const undo = notices.on(() => feed.wake());
  return {
    async append(events) {
      for (const event of events) checkEntry(event);
      if ((await appendToLog(db, AUDIT_ENTRIES, events)) > 0) notices.tell('');
    },
    follow: feed.follow,
    close() {
      undo();
      feed.close();
    },
  };
}

const TEXTS = ['actor', 'action', 'resource', 'requestId', 'address', 'service'];

/** What cannot be shown must not be kept: nothing is ever taken out of this log. */
function checkEntry({ data }: Event): void {
  const whole =
    Object.keys(data).length === TEXTS.length && TEXTS.every((name) => typeof data[name] === 'string');
  if (!whole || !ACTIONS.includes(data.action as never)) throw new Error('the event is no audit entry');
}
