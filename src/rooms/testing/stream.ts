import type { ClientDuplexStream, ClientReadableStream, ServiceError, StatusObject } from '@grpc/grpc-js';
import { PeerError } from '../../runtime/peer-error.ts';
import { until } from '../../runtime/testing/until.ts';

/** An open stream, with what has come of it. */
export interface OpenStream<Q, R> {
  readonly frames: R[];
  say(request: Q): void;
  /** Has no more to say. */
  finish(): void;
  cancel(): void;
  /** Waits for a frame that fits, from the first one on; throws with what did come after `ms` (default 60 000). */
  frame(fits: (frame: R) => boolean, ms?: number): Promise<R>;
  /** Its status, once it has ended; a failure as a PeerError. */
  readonly ended: Promise<PeerError | undefined>;
}

export function openStream<Q, R>(
  path: string,
  raw: ClientDuplexStream<Q, R> | ClientReadableStream<R>,
): OpenStream<Q, R> {
  const frames: R[] = [];
  let over = false;
  const ended = new Promise<PeerError | undefined>((resolve) => {
    let error: ServiceError | undefined;
    raw.on('error', (thrown: ServiceError) => {
      error = thrown;
    });
    raw.on('status', (status: StatusObject) => {
      over = true;
      setImmediate(() => resolve(status.code === 0 ? undefined : new PeerError(path, error!)));
    });
  });
  raw.on('data', (frame: R) => frames.push(frame));
  return {
    frames,
    ended,
    say: (request) => void (raw as ClientDuplexStream<Q, R>).write(request),
    finish: () => void (raw as ClientDuplexStream<Q, R>).end(),
    cancel: () => raw.cancel(),
    async frame(fits, ms = 60_000) {
      await until(() => frames.some(fits) || over, ms).catch(() => {});
      const found = frames.find(fits);
      if (!found) throw new Error(`no such frame among ${frames.length}${over ? ', and the end' : ''}`);
      return found;
    },
  };
}
