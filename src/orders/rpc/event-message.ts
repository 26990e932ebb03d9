import structPb from 'google-protobuf/google/protobuf/struct_pb.js';
import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import type { LoggedEvent } from '../../runtime/event-log.ts';
import { toTimestamp } from '../../runtime/time.ts';

export function eventMessage(event: LoggedEvent): pb.Event {
  return new pb.Event()
    .setId(event.id)
    .setType(event.type)
    .setResource(event.resource)
    .setUserId(event.userId)
    .setCreateTime(toTimestamp(event.createTime))
    .setData(structPb.Struct.fromJavaScript(event.data as never));
}
