import assert from 'node:assert/strict';
import { it } from 'node:test';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { fromTimestamp, toTimestamp } from './time.ts';

for (const iso of ['2026-11-21T10:00:00.123Z', '1970-01-01T00:00:00.000Z', '1969-12-31T23:59:59.001Z']) {
  it(`${iso} goes to a Timestamp and back`, () => {
    const timestamp = toTimestamp(new Date(iso));
    assert.ok(timestamp.getNanos() >= 0);
    assert.equal(fromTimestamp(timestamp)?.toISOString(), iso);
  });
}

it('an absent or impossible Timestamp is undefined', () => {
  assert.equal(fromTimestamp(undefined), undefined);
  assert.equal(fromTimestamp(new timestampPb.Timestamp().setSeconds(1e15)), undefined);
  assert.equal(fromTimestamp(new timestampPb.Timestamp().setNanos(-1)), undefined);
  assert.equal(fromTimestamp(new timestampPb.Timestamp().setNanos(1e9)), undefined);
});
