import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { failedPrecondition, permissionDenied, unauthenticated } from '../../runtime/errors.ts';
import { boundsOfLog, positionBefore } from '../../runtime/event-log.ts';
import { frames, type Step } from '../../runtime/frames.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { ServerStream } from '../../runtime/server.ts';
import { fromTimestamp } from '../../runtime/time.ts';
import { Violations } from '../../runtime/validate.ts';
import { ORDER_EVENTS } from '../db/tables.ts';
import { isEventType, isForStaff, isWanted } from '../domain/event-types.ts';
import type { OrderLog } from '../events/order-log.ts';
import { eventMessage } from './event-message.ts';

const MAX_TYPES = 20;

interface Wanted {
  readonly types: readonly string[];
  readonly since: Date | undefined;
  readonly cursor: Cursor | undefined;
}

/** Where a stream stands in the log, and the time from which its events are, 0 for any. */
type Cursor = [position: string, sinceMs: number];

export function subscribeToEvents(
  db: Database,
  log: OrderLog,
  tokens: PageTokens,
): ServerStream<pb.SubscribeToEventsRequest, pb.SubscribeToEventsResponse> {
  return (request, call) => {
    const wanted = readRequest(request, call, tokens);
    return frames(pb.SubscribeToEventsResponse, call, events(db, log, tokens, wanted, call));
  };
}

function readRequest(request: pb.SubscribeToEventsRequest, call: Call, tokens: PageTokens): Wanted {
  const asked = request.getEventTypesList();
  const types = [...new Set(asked)].sort();
  const since = fromTimestamp(request.getSince());
  const violations = new Violations();
  violations.check(asked.length <= MAX_TYPES, 'eventTypes', `must be at most ${MAX_TYPES} types`);
  for (const [i, type] of asked.slice(0, MAX_TYPES).entries()) {
    violations.check(isEventType(type), `eventTypes[${i}]`, 'is no type of event');
  }
  violations.check(!request.hasSince() || since !== undefined, 'since', 'must be a time');
  const scope = { call, query: types };
  const cursor = violations.read(() => tokens.decode<Cursor>(scope, request.getCursor(), 'cursor'));
  violations.throwIfAny();
  if (!call.identity.isStaff && types.some(isForStaff)) {
    throw permissionDenied('STAFF_ONLY', 'Events of product and stock are for staff.');
  }
  return { types, since, cursor };
}

async function* events(
  db: Database,
  log: OrderLog,
  tokens: PageTokens,
  wanted: Wanted,
  call: Call,
): AsyncGenerator<Step<pb.Event, pb.SubscribeToEventsResponse>> {
  const scope = { call, query: wanted.types };
  const { isStaff, subject } = call.identity;
  if (subject === undefined) throw unauthenticated('SIGN_IN', 'Please sign in.');
  const [position, sinceMs] = await start(db, wanted);
  const cursorAt = (at: bigint) => tokens.encode(scope, [at.toString(), sinceMs]);
  // Said at once, so that a stream that is cut before its first event is resumed and not begun anew.
  yield { cursor: cursorAt(position) };

  const batches = isStaff
    ? log.followAll(position, call.signal)
    : log.followUser(subject, position, call.signal);
  for await (const batch of batches) {
    for (const event of batch) {
      if (event.createTime.getTime() < sinceMs || !isWanted(wanted.types, event.type)) continue;
      yield { item: eventMessage(event), cursor: cursorAt(event.position) };
    }
    yield { cursor: cursorAt(batch.at(-1)!.position) };
  }
}

async function start(db: Database, { since, cursor }: Wanted): Promise<[position: bigint, sinceMs: number]> {
  if (cursor) {
    const position = BigInt(cursor[0]);
    const { start, end } = await boundsOfLog(db, ORDER_EVENTS);
    if (position < start || position > end) {
      throw failedPrecondition(
        'CURSOR_EXPIRED',
        'The events behind this cursor are gone. Begin anew, with a time.',
      );
    }
    return [position, cursor[1]];
  }
  if (since) return [await positionBefore(db, ORDER_EVENTS, since), since.getTime()];
  return [(await boundsOfLog(db, ORDER_EVENTS)).end, 0];
}
