// The log of what happens to orders, payments and products, and those who follow it on this replica.
//
//   an order's change --same statement--> order_events_pending --placeEvents--> order_events <--append-- queue of the other services
//                                                                                    |
//                                                     notices (all replicas) -> feed -+-> followAll
//                                                                                      `-> wakes of users and resources -> followUser, followResource
//
// An order's own events take no broker: they stay in the order of their changes, and watching an order works while the broker is down.
import type { Event } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import { appendToLog, boundsOfLog, type LoggedEvent, readLog, readLogOf } from '../../runtime/event-log.ts';
import { createFeed, createFeeds } from '../../runtime/feed.ts';
import type { Logger } from '../../runtime/log.ts';
import type { Notices } from '../../runtime/notices.ts';
import { every, type Periodic } from '../../runtime/periodic.ts';
import { findOwners } from '../db/find-owners.ts';
import { placeEvents } from '../db/place-events.ts';
import { ORDER_EVENTS } from '../db/tables.ts';
import type { OrderFigures } from '../figures.ts';
import { checkOwners, orderPaidFor } from './foreign-event.ts';

export type Follow = AsyncIterable<readonly LoggedEvent[]>;

export interface OrderLog {
  followAll(after: bigint, signal: AbortSignal): Follow;
  followUser(userId: string, after: bigint, signal: AbortSignal): Follow;
  /** `orders/ID` */
  followResource(resource: string, after: bigint, signal: AbortSignal): Follow;
  /** Logs what other services told; again does nothing. Refuses what they may not tell. */
  append(events: readonly Event[]): Promise<void>;
  /** An order has changed: call it after the commit. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

const BATCH = 500;
/** Backstop for what waits when its replica was killed before it could look. */
const POLL_MS = 1_000;
/** How long a change waits for others, to be given their places together. */
const GATHER_MS = 10;
/** Keyed feeds are woken by the main one, which polls. */
const KEYED_POLL_MS = 30_000;

export function createOrderLog(options: {
  db: Database;
  notices: Notices;
  figures: Pick<OrderFigures, 'duplicates'>;
  log: Logger;
}): OrderLog {
  const { db, notices, figures, log } = options;
  const all = createFeed<LoggedEvent>({
    read: (after, limit) => readLog(db, ORDER_EVENTS, after, limit),
    log,
  });
  const keyed = (column: 'user_id' | 'resource') =>
    createFeeds<LoggedEvent>((value) =>
      createFeed({
        read: (after, limit) => readLogOf(db, ORDER_EVENTS, column, value, after, limit),
        keep: 100,
        pollMs: KEYED_POLL_MS,
        log,
      }),
    );
  const [users, resources] = [keyed('user_id'), keyed('resource')];
  const stopped = new AbortController();
  const undo = notices.on(() => all.wake());
  let gathering: NodeJS.Timeout | undefined;
  let placing: Promise<void> | undefined;
  let again = false;
  let poll: Periodic | undefined;
  let waking: Promise<void> | undefined;

  /** Wakes those whose user or resource an event names. */
  async function wakeKeyed(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        const { end } = await boundsOfLog(db, ORDER_EVENTS);
        // What came while this was not following.
        users.wake();
        resources.wake();
        for await (const events of all.follow(end, stopped.signal)) {
          for (const { userId, resource } of events) {
            if (userId !== '') users.wake(userId);
            resources.wake(resource);
          }
        }
      } catch (err) {
        if (stopped.signal.aborted) return;
        log.warn({ err }, 'cannot follow the log of events; tries again');
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    }
  }

  async function place(): Promise<void> {
    let full = false;
    do {
      again = false;
      try {
        const placed = await placeEvents(db, BATCH);
        if (placed > 0) notices.tell('');
        full = placed === BATCH;
      } catch (err) {
        log.warn({ err }, 'events wait for their place in the log');
        full = false;
        again = false;
      }
    } while (full && !stopped.signal.aborted);
    placing = undefined;
    if (again) wake();
  }

  function wake(): void {
    if (placing) again = true;
    else if (!stopped.signal.aborted) gathering ??= setTimeout(begin, GATHER_MS);
  }

  function begin(): void {
    gathering = undefined;
    if (!stopped.signal.aborted) placing ??= place();
  }

  return {
    followAll: all.follow,
    followUser: users.follow,
    followResource: resources.follow,
    async append(events) {
      const orderIds = events.map(orderPaidFor);
      const paid = new Set(orderIds.filter((id) => id !== undefined));
      checkOwners(events, orderIds, await findOwners(db, [...paid]));
      const added = await appendToLog(db, ORDER_EVENTS, events);
      if (added > 0) notices.tell('');
      figures.duplicates('event_queue', events.length - added);
    },
    wake,
    start() {
      waking = wakeKeyed();
      poll = every(POLL_MS, 'give events their place', log, async () => wake());
    },
    async stop() {
      stopped.abort(new Error('the service stops'));
      undo();
      clearTimeout(gathering);
      for (const feed of [all, users, resources]) feed.close();
      await Promise.all([poll?.stop(), placing, waking]);
    },
  };
}
