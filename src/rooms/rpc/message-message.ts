import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';
import { toTimestamp } from '../../runtime/time.ts';
import type { Message } from '../domain/message.ts';

export function toMessageMessage(message: Message): pb.Message {
  const made = new pb.Message();
  made.setId(message.id);
  made.setRoom(message.room);
  made.setPosition(String(message.position));
  made.setUserId(message.userId);
  made.setText(message.text);
  made.setCreateTime(toTimestamp(message.createTime));
  made.setRequestId(message.requestId);
  return made;
}
