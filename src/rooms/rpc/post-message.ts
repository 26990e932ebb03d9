import type pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import { checkKey, keyed, keyReused } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { type Kept, meetingTwins, postMessages } from '../db/post-messages.ts';
import { readText } from '../domain/message.ts';
import { checkName } from '../domain/name.ts';
import type { Made } from '../made.ts';
import { userOf } from './caller.ts';
import { toMessageMessage } from './message-message.ts';

/** `posted` is told of a room with a new message and of what it keeps, after the commit. */
export function postMessage(
  db: Database,
  made: Made,
  posted: (room: string, kept?: Kept) => void,
): Unary<pb.PostMessageRequest, pb.Message> {
  return async (request, call) => {
    const userId = userOf(call);
    const room = request.getRoom();
    const violations = new Violations();
    checkName('room', room, violations);
    const text = readText(request.getText(), violations);
    checkKey(violations, call, request.getRequestId());
    violations.throwIfAny();

    await made(room, userId);
    let roomKeeps: Kept | undefined;
    const reply = await meetingTwins(() =>
      keyed(
        db,
        call,
        {
          key: request.getRequestId(),
          request,
          serialize: (message: pb.Message) => message.serializeBinary(),
        },
        async (tx) => {
          const post = {
            id: newId(),
            userId,
            requestId: request.getRequestId() || (call.idempotencyKey ?? ''),
            text,
          };
          const { posted, kept } = await postMessages(tx, room, [post]);
          // Said with this id in a chat, or longer ago than keys are kept.
          if (!posted[0]!.same) throw keyReused();
          roomKeeps = kept;
          return toMessageMessage({ ...post, ...posted[0]!, room });
        },
      ),
    );
    posted(room, roomKeeps);
    return reply;
  };
}
