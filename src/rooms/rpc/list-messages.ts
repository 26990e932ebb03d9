import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import type { Database } from '../../runtime/database.ts';
import { type PageTokens, pageSize } from '../../runtime/pages.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { positionsOf } from '../db/positions.ts';
import { listMessages as list } from '../db/read-messages.ts';
import { checkName } from '../domain/name.ts';
import { toMessageMessage } from './message-message.ts';

/** The largest int32. */
const MOST = 2 ** 31 - 1;

export function listMessages(
  db: Database,
  tokens: PageTokens,
): Unary<pb.ListMessagesRequest, pb.ListMessagesResponse> {
  return async (request, call) => {
    const room = request.getRoom();
    const violations = new Violations();
    checkName('room', room, violations);
    const size = violations.read(() => pageSize(request.getPageSize()))!;
    const scope = { call, query: [room] };
    const before = violations.read(() => tokens.decode<[string]>(scope, request.getPageToken()))?.[0];
    violations.throwIfAny();

    const [messages, { first, last }] = await Promise.all([
      list(db, room, before === undefined ? undefined : BigInt(before), size),
      positionsOf(db, room),
    ]);
    const response = new pb.ListMessagesResponse();
    response.setMessagesList(messages.map(toMessageMessage));
    const oldest = messages.at(-1)?.position ?? first;
    // Positions have no gap: they tell both whether there is more, and how much there is.
    if (oldest > first) response.setNextPageToken(tokens.encode(scope, [String(oldest)]));
    response.setTotalSize(Math.min(Number(last - first + 1n), MOST));
    return response;
  };
}
