import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import { toTimestamp } from '../../runtime/time.ts';
import type { Entry } from '../domain/entry.ts';
import type { EncodedItem } from './encoded.ts';

/** An entry, or under its key that there is none: version 0. */
export function toEntryMessage(key: string, entry: Entry | undefined): pb.SyncEntry {
  const made = new pb.SyncEntry();
  made.setKey(key);
  made.setVersion('0');
  if (entry) {
    made.setValue(entry.value);
    made.setVersion(String(entry.version));
    made.setUserId(entry.userId);
    made.setUpdateTime(toTimestamp(entry.updateTime));
  }
  return made;
}

/** An entry as the item of a frame. */
export function encodeEntry(entry: Entry): EncodedItem {
  const frame = new pb.SyncStreamResponse();
  frame.setItem(toEntryMessage(entry.key, entry));
  return { position: entry.position, frame: Buffer.from(frame.serializeBinary()) };
}
