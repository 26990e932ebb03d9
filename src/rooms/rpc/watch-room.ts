import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import type { Feeds } from '../../runtime/feed.ts';
import { frames } from '../../runtime/frames.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { Burst, ServerStream } from '../../runtime/server.ts';
import { fromTimestamp } from '../../runtime/time.ts';
import { Violations } from '../../runtime/validate.ts';
import { lastPosition, positionBefore } from '../db/positions.ts';
import { checkName } from '../domain/name.ts';
import { cursorsOf } from './cursors.ts';
import { bursts, type EncodedItem } from './encoded.ts';

export interface WatchDeps {
  readonly db: Database;
  readonly tokens: PageTokens;
  readonly feeds: Feeds<EncodedItem>;
}

export function watchRoom(deps: WatchDeps): ServerStream<pb.WatchRoomRequest, pb.WatchRoomResponse> {
  return (request, call) =>
    frames<pb.Message, pb.WatchRoomResponse, Burst>(
      pb.WatchRoomResponse,
      call,
      messages(deps, request, call),
    );
}

async function* messages({ db, tokens, feeds }: WatchDeps, request: pb.WatchRoomRequest, call: Call) {
  const room = request.getRoom();
  const since = fromTimestamp(request.getSince());
  const violations = new Violations();
  checkName('room', room, violations);
  violations.check(!request.hasSince() || since !== undefined, 'since', 'must be a time');
  const cursors = cursorsOf(tokens, call, room);
  const resumed = violations.read(() => cursors.decode(request.getCursor()));
  violations.throwIfAny();

  const after = resumed ?? (since ? await positionBefore(db, room, since) : await lastPosition(db, room));
  // Where it stands is told by the first heartbeat, so that a stream that was cut before the first message misses none.
  yield { cursor: cursors.encode(after) };
  for await (const items of feeds.follow(room, after, call.signal)) yield* bursts(items, cursors);
}
