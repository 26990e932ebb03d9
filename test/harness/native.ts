// A gRPC call by hand, for headers that grpc-js would not send: they go out as they stand, byte by byte.
import type { ConnectionOptions } from 'node:tls';
import { methodDefinition } from './grpc.ts';
import { answerTo, begin, type Http2Reply, openHttp2 } from './http2.ts';

/** One call on a connection of its own. A value of a header is written in Latin-1. */
export async function callNative(
  base: string,
  method: string,
  request: object,
  headers: Record<string, string | string[]> = {},
  tls: ConnectionOptions = {},
): Promise<Http2Reply> {
  const payload = methodDefinition(method).requestSerialize(request);
  const frame = Buffer.concat([Buffer.from([0, 0, 0, 0, 0]), payload]);
  frame.writeUInt32BE(payload.length, 1);
  const session = await openHttp2(base, tls);
  try {
    const stream = begin(session, { ':path': `/${method}`, 'content-type': 'application/grpc', ...headers });
    stream.end(frame);
    return await answerTo(stream);
  } finally {
    session.destroy();
  }
}
