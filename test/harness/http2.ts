// Requests over HTTP/2 that say what they like and end when they like; what a client library would add or wait for is left out.
import { once } from 'node:events';
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  type OutgoingHttpHeaders,
} from 'node:http2';
import type { ConnectionOptions } from 'node:tls';

export interface Http2Reply {
  status: number | undefined;
  grpcStatus: number | undefined;
  /** Of a native caller. */
  message: string;
  text: string;
}

export async function openHttp2(url: string, tls: ConnectionOptions = {}): Promise<ClientHttp2Session> {
  const session = connect(url, { ...tls, maxSendHeaderBlockLength: 1024 * 1024 });
  await once(session, 'connect');
  // A server that is killed, or that leaves, ends its streams too, and those tell.
  session.on('error', () => {});
  return session;
}

/** A request that has sent its fields, and no end: `POST`, for a host that nobody looks at. */
export function begin(session: ClientHttp2Session, headers: OutgoingHttpHeaders): ClientHttp2Stream {
  const stream = session.request(
    { ':method': 'POST', ':authority': 'plaza', te: 'trailers', ...headers },
    { endStream: false },
  );
  stream.on('error', () => {});
  return stream;
}

/** Resolves when the stream has ended; rejects when it is reset, or not over within this time. */
export async function answerTo(stream: ClientHttp2Stream, withinMs = 15_000): Promise<Http2Reply> {
  const reply: Http2Reply = { status: undefined, grpcStatus: undefined, message: '', text: '' };
  const read = (headers: Record<string, unknown>) => {
    if (headers[':status'] !== undefined) reply.status = Number(headers[':status']);
    if (headers['grpc-status'] === undefined) return;
    reply.grpcStatus = Number(headers['grpc-status']);
    reply.message = decodeURIComponent(String(headers['grpc-message'] ?? ''));
  };
  stream.on('response', read);
  stream.on('trailers', read);
  stream.on('data', (chunk: Buffer) => {
    reply.text += chunk.toString();
  });
  await once(stream, 'close', { signal: AbortSignal.timeout(withinMs) });
  return reply;
}

/** A gRPC message without a field. */
export const emptyMessage = Buffer.alloc(5);
