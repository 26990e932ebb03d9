// Native gRPC from JSON-like objects, by the committed descriptor set. Retries are off: a call is made once.
import { readFileSync } from 'node:fs';
import * as grpc from '@grpc/grpc-js';
import {
  loadFileDescriptorSetFromBuffer,
  type MethodDefinition,
  type ServiceDefinition,
} from '@grpc/proto-loader';
import { readDetails } from '../../src/runtime/peer-error.ts';

const loaded = loadFileDescriptorSetFromBuffer(
  readFileSync(new URL('../../gen/plaza.binpb', import.meta.url)),
  { longs: String, enums: String, oneofs: false },
);

type Message = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
type Answer = any;

/** `plaza.catalog.v1.Catalog/GetProduct` -> how to write its request and read its answer. */
export function methodDefinition(method: string): MethodDefinition<object, object> {
  const [service, name] = method.split('/') as [string, string];
  const found = (loaded[service] as ServiceDefinition | undefined)?.[name];
  if (!found) throw new Error(`there is no method ${method} in the descriptor set`);
  return {
    ...found,
    requestSerialize: (request) => found.requestSerialize(renamed(request, snake) as object),
    responseDeserialize: (bytes) => withMaps(renamed(found.responseDeserialize(bytes), camel)) as object,
  };
}

/** A descriptor set knows the names of the proto only; tests are written in those of JSON. */
function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [rename(name), renamed(inner, rename)]),
  );
}

/** A map arrives as its entries, because a descriptor set says no more of it. */
function withMaps(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(withMaps);
    return items.length > 0 && items.every(isMapEntry)
      ? Object.fromEntries(items.map(({ key, value: v }) => [key, v]))
      : items;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withMaps(inner)]));
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value);

function isMapEntry(item: unknown): item is { key: string; value: unknown } {
  return typeof item === 'object' && item !== null && Object.keys(item).join() === 'key,value';
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export interface GrpcOptions {
  token?: string | undefined;
  metadata?: Record<string, string | Buffer>;
  /** Default 20 s. */
  deadlineMs?: number;
  /** Leaves the stream of requests open behind the last one. */
  stayOpen?: boolean;
}

export interface GrpcReply {
  /** A name such as NOT_FOUND; OK when it went well. */
  code: string;
  message: string;
  reason: string;
  requestId: string;
  violations: { field: string; description: string }[];
  info: Record<string, string>;
  headers: grpc.Metadata;
  trailers: grpc.Metadata;
  /** The reply, or the messages of a stream. */
  response: Answer;
}

export type GrpcClient = grpc.Client;

/** A client whose every call is tried once; `credentials` default to none. */
export function grpcClient(
  address: string,
  credentials = grpc.credentials.createInsecure(),
  options: grpc.ClientOptions = {},
): GrpcClient {
  return new grpc.Client(address, credentials, {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
    'grpc.service_config_disable_resolution': 1,
    // A pool of its own: two clients of one test are two connections.
    'grpc.use_local_subchannel_pool': 1,
    'grpc.max_receive_message_length': 16 * 1024 * 1024,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 500,
    ...options,
  });
}

/** One call of any method with all its requests, more than one for a stream. Never rejects: a failure is an answer. */
export async function call(
  client: GrpcClient,
  method: string,
  request: Message | Message[],
  options: GrpcOptions = {},
): Promise<GrpcReply> {
  const definition = methodDefinition(method);
  const bytes = [request].flat().map((message) => definition.requestSerialize(message));
  return callBytes(client, `/${method}`, bytes, definition, options);
}

/** The same with the bytes of the request given, which need not be a message at all. */
export function callBytes(
  client: GrpcClient,
  path: string,
  bytes: Buffer | Buffer[],
  {
    responseStream,
    responseDeserialize,
  }: Pick<MethodDefinition<object, object>, 'responseStream' | 'responseDeserialize'>,
  options: GrpcOptions = {},
): Promise<GrpcReply> {
  const serialize = (value: Buffer) => value;
  const deserialize = (value: Buffer): object => responseDeserialize(value) as object;
  const callOptions = { deadline: Date.now() + (options.deadlineMs ?? 20_000) };
  return new Promise((resolve) => {
    let headers = new grpc.Metadata();
    const messages: object[] = [];
    let reply: object | undefined;
    const finish = (status: grpc.StatusObject) => {
      const details = readDetails(status.metadata);
      resolve({
        code: grpc.status[status.code] ?? String(status.code),
        message: status.details,
        reason: details.reason,
        requestId: details.requestId,
        violations: details.violations,
        info: details.metadata,
        headers,
        trailers: status.metadata,
        response: responseStream ? messages : reply,
      });
    };
    // On the wire all four kinds are the same: a client of two streams speaks to each.
    const stream = client.makeBidiStreamRequest(
      path,
      serialize,
      deserialize,
      metadataOf(options),
      callOptions,
    );
    stream.on('metadata', (m: grpc.Metadata) => {
      headers = m;
    });
    stream.on('data', (message: object) => {
      messages.push(message);
      reply = message;
    });
    stream.on('error', () => {});
    stream.on('status', finish);
    for (const message of [bytes].flat()) stream.write(message);
    if (!options.stayOpen) stream.end();
  });
}

export function metadataOf({ token, metadata = {} }: GrpcOptions): grpc.Metadata {
  const result = new grpc.Metadata();
  if (token !== undefined) result.set('authorization', `Bearer ${token}`);
  for (const [name, value] of Object.entries(metadata)) result.set(name, value);
  return result;
}
