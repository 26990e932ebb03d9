// Frames that many streams of a replica get are encoded once: protobuf lets the fields of a message stand one behind the other, so what
// differs (the cursor) is put behind what is shared (the item).
import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import type { Burst } from '../../runtime/handlers.ts';
import type { Message } from '../domain/message.ts';
import type { Cursors } from './cursors.ts';
import { toMessageMessage } from './message-message.ts';

export interface EncodedItem {
  readonly position: bigint;
  /** The frame without its cursor. */
  readonly frame: Buffer;
}

/** The field `cursor` of every frame, with the wire type of a text. */
const CURSOR_TAG = (5 << 3) | 2;

/** A message as the item of a frame; ChatResponse and WatchRoomResponse have the same fields for it. */
export function encodeMessage(message: Message): EncodedItem {
  const frame = new pb.ChatResponse();
  frame.setItem(toMessageMessage(message));
  return { position: message.position, frame: Buffer.from(frame.serializeBinary()) };
}

/** The frame with a cursor, of ASCII and shorter than 128 characters. */
export function withCursor(frame: Buffer, cursor: string): Buffer {
  const whole = Buffer.allocUnsafe(frame.length + 2 + cursor.length);
  frame.copy(whole);
  whole[frame.length] = CURSOR_TAG;
  whole[frame.length + 1] = cursor.length;
  whole.write(cursor, frame.length + 2, 'latin1');
  return whole;
}

const MOST_FRAMES = 32;
const MOST_BYTES = 64 * 1_024;

/** Items as frames with their cursors, those together that are small: a step of a stream costs more than a frame. */
export function* bursts(
  items: readonly EncodedItem[],
  cursors: Cursors,
): Generator<{ frame: Burst; cursor: string }> {
  let burst: Buffer[] = [];
  let bytes = 0;
  for (const [i, { frame, position }] of items.entries()) {
    const cursor = cursors.encode(position);
    burst.push(withCursor(frame, cursor));
    bytes += frame.length;
    if (i + 1 < items.length && burst.length < MOST_FRAMES && bytes < MOST_BYTES) continue;
    yield { frame: burst, cursor };
    burst = [];
    bytes = 0;
  }
}
