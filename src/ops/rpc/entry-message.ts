import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { toTimestamp } from '../../runtime/time.ts';
import type { Entry } from '../db/list-entries.ts';

export function entryMessage({ id, data, createTime, recordTime, position, hash }: Entry): pb.Entry {
  const entry = new pb.Entry();
  entry.setId(id);
  entry.setActor(data.actor);
  entry.setAction(data.action);
  entry.setResource(data.resource);
  entry.setRequestId(data.requestId);
  entry.setAddress(data.address);
  entry.setService(data.service);
  entry.setCreateTime(toTimestamp(createTime));
  entry.setOutcome(data.outcome === 'REFUSED' ? pb.Entry.Outcome.REFUSED : pb.Entry.Outcome.DONE);
  entry.setReason(data.reason ?? '');
  entry.setDetail(data.detail ?? '');
  entry.setSequence(position.toString());
  entry.setHash(hash.toString('hex'));
  entry.setRecordTime(toTimestamp(recordTime));
  return entry;
}
