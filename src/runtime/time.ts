import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';

/** A Date as google.protobuf.Timestamp (milliseconds; a Date holds no more). */
export function toTimestamp(date: Date): timestampPb.Timestamp {
  const ms = date.getTime();
  const seconds = Math.floor(ms / 1_000);
  const timestamp = new timestampPb.Timestamp();
  timestamp.setSeconds(seconds);
  timestamp.setNanos((ms - seconds * 1_000) * 1_000_000);
  return timestamp;
}

/** A Timestamp as Date, or undefined where it is absent or impossible; nanoseconds beyond a Date's milliseconds are cut. */
export function fromTimestamp(timestamp: timestampPb.Timestamp | undefined): Date | undefined {
  if (!timestamp || timestamp.getNanos() < 0 || timestamp.getNanos() >= 1e9) return undefined;
  const date = new Date(timestamp.getSeconds() * 1_000 + Math.floor(timestamp.getNanos() / 1_000_000));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
