// Calls to other services, through our own sidecar: it finds them, retries, balances and encrypts. Here are only the things that
// must travel along: deadline, cancellation, token, request id, trace.
//
//   const peers = createPeers(config.mesh);
//   const catalog = peers.connect('catalog', catalogGrpc.CatalogService);
//   const reply = await catalog.batchGetProducts(request, call, { deadlineMs: 2_000 });
//
// A failed call throws PeerError (code, reason, violations). Left to itself it becomes: UNAVAILABLE, DEADLINE_EXCEEDED, ABORTED and
// RESOURCE_EXHAUSTED the same, anything else INTERNAL; map what your own caller can understand:
//   catch (error) { if (isPeerError(error, status.FAILED_PRECONDITION, 'OUT_OF_STOCK')) throw failedPrecondition(…); throw error; }
import {
  type CallOptions,
  Client,
  type ClientReadableStream,
  credentials,
  Metadata,
  type MethodDefinition,
  type ServiceDefinition,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { type Call, NO_DEADLINE } from './call.ts';
import type { MethodNames } from './handlers.ts';
import { PeerError } from './peer-error.ts';
import { endClientSpan, startClientSpan } from './telemetry/rpc-spans.ts';
import { type TraceContext, traceparentOf } from './telemetry/trace-context.ts';

export { PeerError } from './peer-error.ts';

export interface PeerCallOptions {
  /** At most this long; the call's own deadline wins when it is sooner. */
  deadlineMs?: number;
}

type PeerMethod<M> =
  M extends MethodDefinition<infer Q, infer R>
    ? M extends { requestStream: false; responseStream: false }
      ? (request: Q, call: Call, options?: PeerCallOptions) => Promise<R>
      : M extends { requestStream: false; responseStream: true }
        ? (request: Q, call: Call, options?: PeerCallOptions) => AsyncIterable<R>
        : never
    : never;

export type Peer<D> = { readonly [K in MethodNames<D> & keyof D]: PeerMethod<D[K]> };

export interface Peers {
  /** The methods of one service of a peer; `authority` is the peer's name in the mesh, 'catalog'. */
  connect<D extends ServiceDefinition>(authority: string, definition: D): Peer<D>;
  close(): void;
}

/** `mesh` is the sidecar's outbound listener, `<host>:<port>` or `unix:<path>`. Peers of one name share a connection. */
export function createPeers(mesh: string): Peers {
  const clients = new Map<string, Client>();

  function clientOf(authority: string): Client {
    let client = clients.get(authority);
    if (!client) {
      client = new Client(mesh, credentials.createInsecure(), {
        'grpc.default_authority': authority,
        // The sidecar is on this machine: no proxy that the environment names knows the way to it.
        'grpc.enable_http_proxy': 0,
        // The sidecar retries, within a budget, what may be retried; a second layer would multiply the attempts.
        'grpc.enable_retries': 0,
        'grpc.service_config_disable_resolution': 1,
        'grpc.enable_channelz': 0,
        // After a restart of the sidecar the first call should not find us backing off.
        'grpc.initial_reconnect_backoff_ms': 100,
        'grpc.max_reconnect_backoff_ms': 1_000,
      });
      clients.set(authority, client);
    }
    return client;
  }

  return {
    connect<D extends ServiceDefinition>(authority: string, definition: D): Peer<D> {
      const client = clientOf(authority);
      const methods: Record<string, unknown> = {};
      for (const [name, method] of Object.entries(definition) as [
        string,
        MethodDefinition<unknown, unknown>,
      ][]) {
        if (method.requestStream) continue;
        methods[name] = method.responseStream
          ? serverStream(client, method, authority)
          : unary(client, method, authority);
      }
      return methods as Peer<D>;
    },
    close() {
      for (const client of clients.values()) client.close();
    },
  };
}

/** Whether a call to a peer failed with this code, and this reason where one is given. */
export function isPeerError(error: unknown, code: status, reason?: string): error is PeerError {
  return (
    error instanceof PeerError && error.code === code && (reason === undefined || error.reason === reason)
  );
}

function unary(client: Client, method: MethodDefinition<unknown, unknown>, authority: string) {
  return (request: unknown, call: Call, options?: PeerCallOptions) =>
    new Promise<unknown>((resolve, reject) => {
      const { signal } = call;
      if (signal.aborted) return reject(signal.reason);
      const { trace, span } = startClientSpan(call, method.path, authority);
      const sent = client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        metadataOf(call, trace),
        { deadline: deadlineOf(call, options) } satisfies CallOptions,
        (error, reply) => {
          signal.removeEventListener('abort', cancel);
          endClientSpan(span, error?.code ?? status.OK);
          if (!error) resolve(reply);
          else reject(signal.aborted ? signal.reason : new PeerError(method.path, error));
        },
      );
      const cancel = () => sent.cancel();
      signal.addEventListener('abort', cancel, { once: true });
    });
}

function serverStream(client: Client, method: MethodDefinition<unknown, unknown>, authority: string) {
  return async function* (request: unknown, call: Call, options?: PeerCallOptions) {
    const { signal } = call;
    signal.throwIfAborted();
    const { trace, span } = startClientSpan(call, method.path, authority);
    const stream: ClientReadableStream<unknown> = client.makeServerStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      metadataOf(call, trace),
      { deadline: deadlineOf(call, options) },
    );
    const cancel = () => stream.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    let code = status.OK;
    try {
      yield* stream;
    } catch (error) {
      code = (error as ServiceError).code ?? status.UNKNOWN;
      throw signal.aborted ? signal.reason : new PeerError(method.path, error as ServiceError);
    } finally {
      signal.removeEventListener('abort', cancel);
      endClientSpan(span, code);
      stream.on('error', () => {}); // the CANCELLED that the next line may cause is nobody's news
      stream.cancel();
    }
  };
}

function metadataOf(call: Call, trace: TraceContext): Metadata {
  const metadata = new Metadata();
  metadata.set('x-request-id', call.requestId);
  metadata.set('traceparent', traceparentOf(trace));
  if (trace.state !== undefined) metadata.set('tracestate', trace.state);
  if (trace.baggage !== undefined) metadata.set('baggage', trace.baggage);
  if (call.token !== undefined) metadata.set('authorization', `Bearer ${call.token}`);
  return metadata;
}

function deadlineOf(call: Call, options: PeerCallOptions | undefined): Date | number {
  const own = options?.deadlineMs === undefined ? Number.POSITIVE_INFINITY : Date.now() + options.deadlineMs;
  const deadline = Math.min(own, call.deadline.getTime());
  return deadline === NO_DEADLINE.getTime() ? Number.POSITIVE_INFINITY : deadline;
}
