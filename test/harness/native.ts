// A gRPC call by hand, for headers that grpc-js would not send: they go out as they stand, byte by byte.
import { connect, type SecureClientSessionOptions } from 'node:http2';
import { methodDefinition } from './grpc.ts';

export interface NativeReply {
  /** -1 when the stream or the connection was reset. */
  grpcStatus: number;
  message: string;
}

/** One call on a connection of its own. A value of a header is written in Latin-1. */
export async function callNative(
  base: string,
  method: string,
  request: object,
  headers: Record<string, string | string[]> = {},
  tls: SecureClientSessionOptions = {},
): Promise<NativeReply> {
  const payload = methodDefinition(method).requestSerialize(request);
  const frame = Buffer.concat([Buffer.from([0, 0, 0, 0, 0]), payload]);
  frame.writeUInt32BE(payload.length, 1);
  const session = connect(base, tls);
  session.on('error', () => {});
  try {
    return await new Promise((resolve) => {
      const reply: NativeReply = { grpcStatus: -1, message: '' };
      const stream = session.request({
        ':method': 'POST',
        ':path': `/${method}`,
        'content-type': 'application/grpc',
        te: 'trailers',
        ...headers,
      });
      const read = (found: NodeJS.Dict<string | string[] | number>) => {
        if (found['grpc-status'] === undefined) return;
        reply.grpcStatus = Number(found['grpc-status']);
        reply.message = decodeURIComponent(String(found['grpc-message'] ?? ''));
      };
      stream.on('response', read);
      stream.on('trailers', read);
      stream.on('error', () => {});
      stream.on('close', () => resolve(reply));
      stream.setTimeout(20_000, () => stream.close());
      stream.resume();
      stream.end(frame);
    });
  } finally {
    session.destroy();
  }
}
