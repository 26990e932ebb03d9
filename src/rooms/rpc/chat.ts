import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import type { Feeds } from '../../runtime/feed.ts';
import { frames } from '../../runtime/frames.ts';
import { newId } from '../../runtime/ids.ts';
import { keyReused } from '../../runtime/keyed.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { Bidi, Burst } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { hear } from '../conversation/hearing.ts';
import { createLatch } from '../conversation/latch.ts';
import { newsOf } from '../conversation/news.ts';
import type { Pace } from '../conversation/pace.ts';
import { lastPosition } from '../db/positions.ts';
import type { Posted } from '../db/post-messages.ts';
import { checkRequestId, type Post, readText } from '../domain/message.ts';
import { checkName } from '../domain/name.ts';
import { type Quotas, roomCrowded } from '../domain/quotas.ts';
import type { Made } from '../made.ts';
import type { Members } from '../presence/members.ts';
import { presenceFrame, type Roster } from '../presence/roster.ts';
import type { Rosters } from '../presence/rosters.ts';
import { userOf } from './caller.ts';
import { cursorsOf } from './cursors.ts';
import { bursts, type EncodedItem, withCursor } from './encoded.ts';

export interface ChatDeps {
  readonly db: Database;
  readonly tokens: PageTokens;
  readonly feeds: Feeds<EncodedItem>;
  readonly members: Members;
  readonly rosters: Rosters;
  readonly made: Made;
  readonly paces: (userId: string) => Pace;
  readonly quotas: Quotas;
  /** Posts together with what others post to the room at the moment. */
  readonly post: (room: string, post: Post) => Promise<Posted>;
}

export function chat(deps: ChatDeps): Bidi<pb.ChatRequest, pb.ChatResponse> {
  return (requests, call) =>
    frames<pb.Message, pb.ChatResponse, Buffer | Burst>(
      pb.ChatResponse,
      call,
      converse(deps, requests, call),
    );
}

/**
 * Sends what is said in a room and who is there, and takes what the caller says. When the caller has no more to say, it gets what has been
 * said until then, its own included, and that is the end.
 */
async function* converse(deps: ChatDeps, incoming: AsyncIterable<pb.ChatRequest>, call: Call) {
  const { db, feeds, members, rosters } = deps;
  const userId = userOf(call);
  const requests = incoming[Symbol.asyncIterator]();
  const step = await requests.next();
  const first = step.done ? new pb.ChatRequest() : step.value;
  const room = first.getRoom();
  const cursors = cursorsOf(deps.tokens, call, room);
  const violations = new Violations();
  const opening = violations.read(() => readPost(first, room, userId));
  const resumed = violations.read(() => cursors.decode(first.getCursor()));
  violations.throwIfAny();
  let position = resumed ?? (await lastPosition(db, room));
  yield { cursor: cursors.encode(position) };

  const say = async (post: Post | undefined): Promise<void> => {
    if (!post) return;
    await deps.made(room, userId);
    if (!(await deps.post(room, post)).same) throw keyReused();
  };
  const latch = createLatch();
  const ended = new AbortController();
  call.signal.addEventListener('abort', latch.wake, { once: true });
  const news = newsOf(feeds.follow(room, position, ended.signal), latch.wake);
  const seat = rosters.watch(room, latch.wake);
  const leave = members.join(room, userId);
  const pace = deps.paces(userId);
  const hearing = hear({
    requests: startingWith(opening, requests, (request) => readPost(request, room, userId)),
    handle: say,
    pace: () => pace.take(call.signal),
    wake: latch.wake,
  });
  let known: Roster | undefined;
  let last: bigint | undefined;
  try {
    for (;;) {
      call.signal.throwIfAborted();
      hearing.throwIfFailed();
      const roster = seat.current();
      // The first one is of a moment when the caller was there already.
      if (roster && (known || roster.users.has(userId))) {
        // Who was too many has seen themselves there, as all who came at once do: so none of them stays by mistake.
        if (!known && roster.users.size > deps.quotas.membersOfRoom) throw roomCrowded(deps.quotas);
        const frame = presenceFrame(known, roster);
        known = roster;
        if (frame) {
          const cursor = cursors.encode(position);
          yield { frame: withCursor(frame, cursor), cursor };
        }
      }
      const items = news.take();
      yield* bursts(items, cursors);
      position = items.at(-1)?.position ?? position;
      if (hearing.isOver && known) {
        last ??= await lastPosition(db, room);
        if (position >= last) return;
      }
      await latch.wait();
    }
  } finally {
    call.signal.removeEventListener('abort', latch.wake);
    ended.abort();
    seat.leave();
    leave();
    pace.leave();
  }
}

/** What a request says, undefined for nothing; 400 with everything that is wrong with it. Over HTTP only the first one names the room. */
function readPost(request: pb.ChatRequest, room: string, userId: string): Post | undefined {
  const requestId = request.getRequestId();
  const violations = new Violations();
  if (request.getRoom() !== '' || room === '') checkName('room', request.getRoom(), violations);
  violations.check(
    request.getRoom() === '' || request.getRoom() === room,
    'room',
    'must be the room of the first message',
  );
  const text = request.getText() === '' ? '' : readText(request.getText(), violations);
  checkRequestId(requestId, violations);
  violations.throwIfAny();
  return text === '' ? undefined : { id: newId(), userId, requestId, text };
}

async function* startingWith<Q, P>(first: P, rest: AsyncIterator<Q>, read: (request: Q) => P) {
  yield first;
  for await (const request of { [Symbol.asyncIterator]: () => rest }) yield read(request);
}
