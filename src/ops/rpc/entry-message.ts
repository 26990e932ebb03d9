import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { toTimestamp } from '../../runtime/time.ts';
import type { Entry } from '../db/list-entries.ts';

export function entryMessage({ id, data, createTime }: Entry): pb.Entry {
  const entry = new pb.Entry();
  entry.setId(id);
  entry.setActor(data.actor);
  entry.setAction(data.action);
  entry.setResource(data.resource);
  entry.setRequestId(data.requestId);
  entry.setAddress(data.address);
  entry.setService(data.service);
  entry.setCreateTime(toTimestamp(createTime));
  return entry;
}
