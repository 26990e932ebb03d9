import { setLogger } from '@grpc/grpc-js';
import type { Logger } from './log.ts';

/** How grpc-js begins when it drops a header that it cannot read: name, colon, and the value, which may be a secret. */
const DROPPED_HEADER = /^(Failed to add metadata entry [^:]*): /;

/**
 * Lets grpc-js write to our log, for the whole process: by itself it writes plain text to standard error. Of a header that it drops only the
 * name is told, and at level debug: callers send what they like, and the sidecar has refused the headers that mean something.
 */
export function logFromGrpc(log: Logger): void {
  const write = (message: unknown) => {
    const text = String(message);
    const dropped = DROPPED_HEADER.exec(text);
    if (dropped) log.debug({ library: 'grpc-js' }, dropped[1]);
    else log.warn({ library: 'grpc-js' }, text);
  };
  setLogger({ error: write, info: write, debug: write });
}
