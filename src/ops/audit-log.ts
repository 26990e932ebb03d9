// The audit log: filled from the queue, followed by those who tail it.
//
//   outbox of a service -> relay -> broker: audit_queue --append--> audit_entries -> notices (all replicas) -> feed -> TailEntries
import type { Audited } from '../runtime/audit.ts';
import { type Event, readEvent } from '../runtime/broker/event.ts';
import type { Database } from '../runtime/database.ts';
import { createFeed } from '../runtime/feed.ts';
import type { Logger } from '../runtime/log.ts';
import type { Notices } from '../runtime/notices.ts';
import { appendEntries } from './db/append-entries.ts';
import { type Entry, readEntries } from './db/list-entries.ts';

/** An event with what its broker says of it, which its sender cannot. */
type Delivered = Event & { readonly publisher?: string | undefined };

export interface AuditLog {
  /** Keeps what services told, by itself or packed; what is there already is left out. Throws, when all else is kept, for what is no entry. */
  append(events: readonly Event[]): Promise<void>;
  /** Entries behind a position in order, then those to come. */
  follow(after: bigint, signal: AbortSignal): AsyncIterable<readonly Entry[]>;
  close(): void;
}

export function createAuditLog(options: {
  db: Database;
  notices: Notices;
  /** Told of entries that were there already. */
  duplicates?: (entries: number) => void;
  log: Logger;
}): AuditLog {
  const { db, notices, duplicates, log } = options;
  const feed = createFeed({ read: (after, limit) => readEntries(db, after, limit), log });
  const undo = notices.on(() => feed.wake());
  return {
    async append(events) {
      const entries = events.flatMap(unpacked);
      const good = entries.filter(isEntry);
      const added = await appendEntries(db, good);
      if (added > 0) notices.tell('');
      if (added < good.length) duplicates?.(good.length - added);
      if (good.length < entries.length) throw new Error('an event is no audit entry');
    },
    follow: feed.follow,
    close() {
      undo();
      feed.close();
    },
  };
}

/** The entries of a message, by whoever the broker says that sent it. */
function unpacked(event: Delivered): Event[] {
  const { publisher } = event;
  const events = Array.isArray(event.data.entries)
    ? event.data.entries.map((entry) => readEvent(entry))
    : [event];
  if (publisher === undefined) return events;
  return events.map((one) => ({ ...one, data: { ...one.data, service: publisher } }));
}

const TEXTS = [
  'actor',
  'action',
  'resource',
  'requestId',
  'address',
  'service',
] as const satisfies (keyof Audited)[];
const MORE: readonly string[] = ['outcome', 'reason', 'detail'] satisfies (keyof Audited)[];

/**
 * What cannot be shown must not be kept: nothing is ever taken out of this log. An action is not looked up: those of a service that is
 * newer than this one are kept, too.
 */
function isEntry({ id, type, time, data }: Event): boolean {
  return (
    type === 'audit.recorded' &&
    UUID.test(id) &&
    !Number.isNaN(Date.parse(time)) &&
    TEXTS.every((name) => typeof data[name] === 'string') &&
    Object.entries(data).every(
      ([name, value]) => typeof value === 'string' && (TEXTS.includes(name as never) || MORE.includes(name)),
    ) &&
    /^[a-z]+\.[a-z][A-Za-z]*$/.test(String(data.action)) &&
    JSON.stringify(data).length <= LONGEST &&
    (data.outcome === undefined || data.outcome === 'REFUSED')
  );
}

const LONGEST = 4_096;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
