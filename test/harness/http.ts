// A plain HTTP/1.1 client: sends what it is told, byte by byte, on a connection of its own, and never twice.
import { once } from 'node:events';
import {
  type ClientRequest,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

export interface HttpRequest {
  method?: string;
  /** Sent as it stands: nothing is normalised. */
  path: string;
  headers?: Record<string, string | string[]>;
  /** An object is sent as JSON with its content type; text and bytes are sent as they are, with no content type. */
  body?: unknown;
  token?: string | undefined;
  /** Default 20 s. */
  timeoutMs?: number;
  /** For https. */
  tls?: ConnectionOptions;
  /** For callers that send much: an agent that keeps connections. */
  agent?: import('node:http').Agent;
  signal?: AbortSignal;
}

export interface HttpReply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  json: any;
}

/** Rejects when the connection breaks before the answer is complete. */
export async function http(base: string, request: HttpRequest): Promise<HttpReply> {
  const incoming = await httpStream(base, request);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const text = body.toString('utf8');
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body,
    text,
    get json() {
      return JSON.parse(text);
    },
  };
}

/** The same, but resolves as soon as the headers are there. */
export async function httpStream(base: string, request: HttpRequest): Promise<IncomingMessage> {
  const outgoing = open(base, request);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return incoming;
}

function open(
  base: string,
  { method, path, headers, body, token, timeoutMs, tls, agent, signal }: HttpRequest,
): ClientRequest {
  const url = new URL(base);
  const json = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const bytes = json ? Buffer.from(JSON.stringify(body)) : (body as string | Buffer | undefined);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const outgoing = send({
    host: url.hostname,
    port: url.port,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    path,
    agent: agent ?? false,
    headers: {
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...(bytes === undefined ? {} : { 'content-length': String(Buffer.byteLength(bytes)) }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    signal: signal ?? AbortSignal.timeout(timeoutMs ?? 20_000),
    ...tls,
  });
  // A server that refuses a large body may close before it has all of it: the answer counts.
  outgoing.on('error', () => {});
  outgoing.end(bytes);
  return outgoing;
}

/** Writes these bytes to the server and returns all it says until it closes, or `waitMs` after the last it said. */
export async function rawHttp(base: string, bytes: string | Buffer, waitMs = 2_000): Promise<string> {
  const url = new URL(base);
  const socket = connect(Number(url.port), url.hostname);
  socket.setTimeout(waitMs, () => socket.destroy());
  socket.write(bytes);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A connection that is reset has said what it said.
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(chunks).toString('latin1');
}
