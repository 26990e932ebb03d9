import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import type { Feeds } from '../../runtime/feed.ts';
import { frames } from '../../runtime/frames.ts';
import { keyReused } from '../../runtime/keyed.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { Bidi, Burst } from '../../runtime/server.ts';
import { invalidField, Violations } from '../../runtime/validate.ts';
import { hear } from '../conversation/hearing.ts';
import { createLatch } from '../conversation/latch.ts';
import { newsOf } from '../conversation/news.ts';
import type { Pace } from '../conversation/pace.ts';
import { lastChange, readEntries } from '../db/read-entries.ts';
import type { Answer } from '../domain/apply-changes.ts';
import { type Change, readChange } from '../domain/entry.ts';
import { checkRequestId } from '../domain/message.ts';
import { checkName } from '../domain/name.ts';
import { type Quotas, spaceFull } from '../domain/quotas.ts';
import type { Made } from '../made.ts';
import { userOf } from './caller.ts';
import { cursorsOf } from './cursors.ts';
import { bursts, type EncodedItem } from './encoded.ts';
import { encodeEntry, toEntryMessage } from './entry-message.ts';

export interface SyncDeps {
  readonly db: Database;
  readonly tokens: PageTokens;
  readonly feeds: Feeds<EncodedItem>;
  readonly made: Made;
  readonly paces: (userId: string) => Pace;
  readonly quotas: Quotas;
  /** Makes a change together with what others change in the space at the moment. */
  readonly change: (space: string, change: Change) => Promise<Answer>;
}

/** Entries read at once: they may have 64 KiB each. */
const PAGE = 50;

export function syncStream(deps: SyncDeps): Bidi<pb.SyncStreamRequest, pb.SyncStreamResponse> {
  return (requests, call) =>
    frames<pb.SyncEntry, pb.SyncStreamResponse, Burst>(
      pb.SyncStreamResponse,
      call,
      synchronize(deps, requests, call),
    );
}

/**
 * Sends what the caller does not have, then what changes, and makes the caller's changes. When the caller has no more to say and has its
 * answers, it gets what has been changed until then, and that is the end.
 */
async function* synchronize(deps: SyncDeps, incoming: AsyncIterable<pb.SyncStreamRequest>, call: Call) {
  const { db, tokens, feeds, change, quotas } = deps;
  const userId = userOf(call);
  const requests = incoming[Symbol.asyncIterator]();
  const step = await requests.next();
  const violations = new Violations();
  const open = readOpen(step.done ? undefined : step.value, violations);
  const space = open.getSpace();
  const cursors = cursorsOf(tokens, call, space);
  const resumed = violations.read(() => cursors.decode(open.getCursor()));
  violations.throwIfAny();
  // An entry that is changed while this goes on moves behind `last`, and comes with the changes.
  let position = resumed ?? 0n;
  const last = await lastChange(db, space);
  while (position < last) {
    const entries = await readEntries(db, space, position, PAGE);
    yield* bursts(entries.filter((entry) => entry.position <= last).map(encodeEntry), cursors);
    position = entries.at(-1)?.position ?? last;
  }
  position = position > last ? last : position;
  yield readyFrame(cursors.encode(position));

  const latch = createLatch();
  const ended = new AbortController();
  const answers: { frame: pb.SyncStreamResponse; sent: () => void }[] = [];
  call.signal.addEventListener('abort', latch.wake, { once: true });
  const news = newsOf(feeds.follow(space, position, ended.signal), latch.wake);
  const pace = deps.paces(userId);
  const hearing = hear({
    requests,
    wake: latch.wake,
    pace: () => pace.take(call.signal),
    // Counts until its answer is sent: who does not read the answers is not asked for more.
    async handle(request) {
      const wanted = changeOf(request, userId);
      await deps.made(space, userId);
      const answer = await change(space, wanted);
      if (answer.is === 'full') throw spaceFull(quotas);
      const frame = answerFrame(wanted, answer);
      const { promise, resolve } = Promise.withResolvers<void>();
      answers.push({ frame, sent: resolve });
      latch.wake();
      return promise;
    },
  });
  try {
    for (let end: bigint | undefined; ; ) {
      call.signal.throwIfAborted();
      hearing.throwIfFailed();
      for (let answer = answers.shift(); answer; answer = answers.shift()) {
        yield { frame: answer.frame };
        answer.sent();
      }
      const changed = news.take();
      yield* bursts(changed, cursors);
      position = changed.at(-1)?.position ?? position;
      if (hearing.isOver) {
        end ??= await lastChange(db, space);
        if (position >= end) return;
      }
      await latch.wait();
    }
  } finally {
    call.signal.removeEventListener('abort', latch.wake);
    ended.abort();
    pace.leave();
  }
}

function readOpen(request: pb.SyncStreamRequest | undefined, violations: Violations) {
  const open = request?.getOpen();
  if (!open) throw invalidField('open', 'is required in the first message');
  checkName('space', open.getSpace(), violations);
  return open;
}

function changeOf(request: pb.SyncStreamRequest, userId: string): Change {
  const asked = request.getChange();
  if (!asked) throw invalidField('change', 'is required in every message but the first');
  const given = {
    userId,
    key: asked.getKey(),
    value: asked.getValue(),
    version: BigInt(asked.getVersion()),
    requestId: asked.getRequestId(),
  };
  const violations = new Violations();
  const change = readChange(given, violations);
  checkRequestId(change.requestId, violations);
  violations.throwIfAny();
  return change;
}

function answerFrame(change: Change, answer: Exclude<Answer, { is: 'full' }>): pb.SyncStreamResponse {
  const frame = new pb.SyncStreamResponse();
  if (answer.is === 'reused') throw keyReused();
  if (answer.is === 'accepted') {
    const accepted = new pb.SyncStreamResponse.Accepted();
    accepted.setRequestId(change.requestId);
    accepted.setKey(change.key);
    accepted.setVersion(String(answer.version));
    frame.setAccepted(accepted);
  } else {
    const conflict = new pb.SyncStreamResponse.Conflict();
    conflict.setRequestId(change.requestId);
    conflict.setCurrent(toEntryMessage(change.key, answer.current));
    frame.setConflict(conflict);
  }
  return frame;
}

function readyFrame(cursor: string) {
  const frame = new pb.SyncStreamResponse();
  frame.setReady(new pb.SyncStreamResponse.Ready());
  frame.setCursor(cursor);
  return { frame, cursor };
}
