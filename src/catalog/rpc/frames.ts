// The frames that every server stream shares: items with their cursors, then the end, or the error that it ended with. A client
// behind HTTP/1.1 sees nothing else: neither trailers nor a status after the first byte.
import statusPb from '../../../gen/google/rpc/status_pb.js';
import framesPb from '../../../gen/plaza/stream/v1/frames_pb.js';
import type { Call } from '../../runtime/call.ts';
import { PlazaError, toStatus } from '../../runtime/errors.ts';

/** What the generated frame messages have in common. */
export interface Frame<I> {
  setItem(item: I): unknown;
  setCursor(cursor: string): unknown;
  setEnd(end: framesPb.End): unknown;
  setError(error: statusPb.Status): unknown;
}

export interface Positioned<I> {
  readonly item: I;
  /** Where the stream stands after this item. */
  readonly cursor: string;
}

/**
 * Frames the items of a stream that comes to an end. What they throw before the first frame is an ordinary refusal; later it is an
 * error frame, and then the stream fails with the same status.
 */
export async function* frames<I, F extends Frame<I>>(
  make: new () => F,
  call: Call,
  items: AsyncIterable<Positioned<I>>,
): AsyncGenerator<F> {
  let begun = false;
  try {
    for await (const { item, cursor } of items) {
      const frame = new make();
      frame.setItem(item);
      frame.setCursor(cursor);
      begun = true;
      yield frame;
    }
  } catch (thrown) {
    const error = PlazaError.from(thrown);
    if (begun) {
      const frame = new make();
      frame.setError(statusOf(error, call));
      yield frame;
    }
    throw thrown;
  }
  const last = new make();
  last.setEnd(new framesPb.End());
  yield last;
}

/** The google.rpc.Status that the call will end with. */
function statusOf(error: PlazaError, call: Call): statusPb.Status {
  const { metadata } = toStatus(error, call.requestId, new Date());
  return statusPb.Status.deserializeBinary(metadata.get('grpc-status-details-bin')[0] as Buffer);
}
