// The echo service on a real server, and calls to it, for the specs of the server.
import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import { type CallOptions, type Client, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { createLog } from '../log.ts';
import { readDetails } from '../peer-error.ts';
import { createServer, type HandlersOf, implement, type Server, type ServerOptions } from '../server.ts';
import { echoDefinition, plainClient, type Text, text } from './echo.ts';

export type Handlers = HandlersOf<typeof echoDefinition>;

export interface Started {
  server: Server;
  client: Client;
  address: string;
  lines: Record<string, unknown>[];
}
const cleanups: (() => void | Promise<void>)[] = [];

/** Undone, the last first, after each test of the file that imports this. */
export function cleanUpLater(...undo: (() => void | Promise<void>)[]): void {
  cleanups.push(...undo);
}
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A running echo server with its client and the lines it logs; a method that is not given must not be called. */
export async function start(
  handlers: Partial<Handlers>,
  options: Partial<ServerOptions> = {},
  listen = '127.0.0.1:0',
): Promise<Started> {
  const lines: Record<string, unknown>[] = [];
  const log = createLog(
    { service: 'test', instance: 'test-1', level: 'info' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  const unused = () => assert.fail('not expected');
  const all: Handlers = {
    unary: unused,
    serverStream: unused,
    clientStream: unused,
    bidi: unused,
    ...handlers,
  };
  const server = createServer({ log, services: [implement(echoDefinition, all)], ...options });
  const address = await server.listen(listen);
  const client = plainClient(address);
  cleanUpLater(
    () => server.stop(0),
    () => client.close(),
  );
  return { server, client, address, lines };
}

export interface Sent {
  metadata?: Record<string, string>;
  options?: CallOptions;
  bytes?: Buffer;
}

export function unary(client: Client, value: string, sent: Sent = {}): Promise<string> {
  const metadata = new Metadata();
  for (const [key, v] of Object.entries(sent.metadata ?? {})) metadata.set(key, v);
  const { path, requestSerialize, responseDeserialize } = echoDefinition.unary;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest<Text, Text>(
      path,
      sent.bytes ? () => sent.bytes! : requestSerialize,
      responseDeserialize,
      text(value),
      metadata,
      { deadline: Date.now() + 30_000, ...sent.options },
      (error, reply) => (error ? reject(error) : resolve(reply!.getValue())),
    );
  });
}

export function openServerStream(client: Client, value = '') {
  const { path, requestSerialize, responseDeserialize } = echoDefinition.serverStream;
  return client.makeServerStreamRequest<Text, Text>(
    path,
    requestSerialize,
    responseDeserialize,
    text(value),
    {
      deadline: Date.now() + 30_000,
    },
  );
}

export async function readAll(
  stream: AsyncIterable<Text>,
): Promise<{ items: string[]; error?: ServiceError }> {
  const items: string[] = [];
  try {
    for await (const item of stream) items.push(item.getValue());
    return { items };
  } catch (error) {
    return { items, error: error as ServiceError };
  }
}

export async function failure(promise: Promise<unknown>): Promise<ServiceError> {
  return promise.then(
    () => assert.fail('expected a failure'),
    (error) => error as ServiceError,
  );
}

/** What every error of a service must carry, and what it must not. */
export function assertRich(error: ServiceError, code: status, reason: string, requestId?: string): void {
  const details = readDetails(error.metadata);
  assert.deepEqual([status[error.code], details.reason], [status[code], reason]);
  assert.match(details.metadata.timestamp ?? '', /^\d{4}-\d\d-\d\dT.*Z$/);
  if (requestId !== undefined) assert.equal(details.requestId, requestId);
  assert.doesNotMatch(error.details, /secret|\.ts|at /);
}
