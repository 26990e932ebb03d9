// Orders for a spec file: a database of its own, real replicas on loopback with played peers, and calls as the gateway makes them.
import { Client, credentials, Metadata, type MethodDefinition, type ServiceError } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/orders/v1/orders_grpc_pb.js';
import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import type { Database } from '../../runtime/database.ts';
import { stopInOrder } from '../../runtime/lifecycle.ts';
import { PeerError } from '../../runtime/peer-error.ts';
import { createServer } from '../../runtime/server.ts';
import type { Telemetry } from '../../runtime/telemetry/telemetry.ts';
import { silentLog, testDatabase } from '../../runtime/testing/database.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createWorld, type World } from './peers.ts';

export const Orders = grpcPb.OrdersService;

export interface Caller {
  subject?: string;
  roles?: string;
  requestId?: string;
  idempotencyKey?: string;
  deadlineMs?: number;
}

export interface TestOrders {
  readonly db: Database;
  readonly broker: Database;
  readonly around: Surroundings;
  readonly world: World;
  readonly replicas: Replica[];
  /** Whether no event waits or is being handled, in the outbox or in the broker. */
  quiet(): Promise<boolean>;
  close(): Promise<void>;
}

/** What a replica finds around it. */
export interface Surroundings {
  readonly databaseUrl: string;
  readonly brokerUrl: string;
  /** Where the played peers listen. */
  readonly mesh: string;
}

/** So many replicas, relays, consumers and reapers running. */
export async function startOrders(replicas = 1, telemetry?: Telemetry): Promise<TestOrders> {
  const database = await testDatabase({ service: 'orders' });
  const broker = await testDatabase({ max: 2 });
  const world = createWorld();
  const peers = createServer({ log: silentLog(), services: world.services() });
  const mesh = await peers.listen('127.0.0.1:0');
  const around = { databaseUrl: database.url, brokerUrl: broker.url, mesh };
  const started = await Promise.all(
    Array.from({ length: replicas }, (_, i) => startReplica(around, `orders-${i + 1}`, telemetry)),
  );
  const isEmpty = async (db: Database, table: string) =>
    (await db.query({ name: `spec-${table}`, text: `select from ${table}` })).length === 0;
  return {
    db: database.db,
    broker: broker.db,
    around,
    world,
    replicas: started,
    quiet: async () => (await isEmpty(database.db, 'outbox')) && (await isEmpty(broker.db, 'pgboss.job')),
    async close() {
      await Promise.all(started.map((replica) => replica.stop()));
      await peers.stop(0);
      await database.close();
      await broker.close();
    },
  };
}

export interface Replica extends ReturnType<typeof connect> {
  stop(): Promise<void>;
}

/** One replica in this process, its relay, consumers and reaper running. */
export async function startReplica(
  around: Surroundings,
  instance: string,
  telemetry?: Telemetry,
): Promise<Replica> {
  const app = createApp(readConfig(environment(around, instance)), silentLog(), telemetry);
  await app.health.start();
  const client = connect(await app.server.listen('127.0.0.1:0'));
  await app.start?.();
  return {
    ...client,
    async stop() {
      client.close();
      await stopInOrder(app, 0);
    },
  };
}

export function environment(around: Surroundings, instance = 'orders-1'): Record<string, string> {
  return {
    LISTEN: '127.0.0.1:0',
    MESH: around.mesh,
    DATABASE_URL: around.databaseUrl,
    BROKER_URL: around.brokerUrl,
    BROKER_TOPOLOGY: JSON.stringify({
      order_queue: ['order.created', 'order.cancelled'],
      event_queue: ['payment.captured', 'payment.refunded', 'product.*', 'stock.*'],
    }),
    INSTANCE: instance,
    PAGE_TOKEN_SECRET: 'a secret of the test suite',
    DRAIN_MS: '0',
  };
}

/** Calls the orders that listen on an address; failures are PeerErrors. */
export function connect(address: string) {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
    'grpc.use_local_subchannel_pool': 1,
  });
  function send<Q, R>(
    method: Pick<MethodDefinition<Q, unknown>, 'path' | 'requestSerialize'>,
    decode: (bytes: Buffer) => R,
    request: Q,
    caller: Caller,
  ): Promise<R> {
    return new Promise((resolve, reject) => {
      const { path, requestSerialize } = method;
      const options = { deadline: Date.now() + (caller.deadlineMs ?? 30_000) };
      client.makeUnaryRequest(
        path,
        requestSerialize,
        decode,
        request,
        headers(caller),
        options,
        (error, reply) => (error ? reject(new PeerError(path, error)) : resolve(reply!)),
      );
    });
  }
  return {
    call: <Q, R>(method: MethodDefinition<Q, R>, request: Q, caller: Caller) =>
      send(method, method.responseDeserialize, request, caller),
    /** The reply's bytes as they came. */
    callRaw: <Q>(
      method: Pick<MethodDefinition<Q, unknown>, 'path' | 'requestSerialize'>,
      request: Q,
      caller: Caller,
    ) => send(method, (bytes) => bytes, request, caller),
    /** The messages of a stream; leaving the loop or aborting the signal cancels it, a failure is a PeerError. */
    async *stream<Q, R>(
      method: MethodDefinition<Q, R>,
      request: Q,
      caller: Caller,
      signal?: AbortSignal,
    ): AsyncGenerator<R> {
      const { path, requestSerialize, responseDeserialize } = method;
      const deadline = Date.now() + (caller.deadlineMs ?? 30_000);
      const stream = client.makeServerStreamRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        headers(caller),
        { deadline },
      );
      signal?.addEventListener('abort', () => stream.cancel());
      try {
        for await (const message of stream) yield message as R;
      } catch (error) {
        throw new PeerError(path, error as ServiceError);
      } finally {
        stream.on('error', () => {});
        stream.cancel();
      }
    },
    close: () => client.close(),
  };
}

function headers(caller: Caller): Metadata {
  const metadata = new Metadata();
  const set = (name: string, value: string | undefined) => value !== undefined && metadata.set(name, value);
  set('x-plaza-subject', caller.subject);
  set('x-plaza-roles', caller.roles);
  set('x-plaza-caller', 'spiffe://plaza.local/ns/plaza/sa/gateway');
  set('x-request-id', caller.requestId);
  set('idempotency-key', caller.idempotencyKey);
  return metadata;
}

export function toCreate(
  items: readonly (readonly [productId: string, quantity: number])[],
  options: { requestId?: string; method?: string } = {},
): pb.CreateOrderRequest {
  const request = new pb.CreateOrderRequest()
    .setRequestId(options.requestId ?? '')
    .setPaymentMethod(options.method ?? '');
  for (const [productId, quantity] of items) {
    request.addItems(new pb.CreateOrderRequest.Item().setProductId(productId).setQuantity(quantity));
  }
  return request;
}

/** The name of an order's status. */
export function statusOf(order: pb.Order): string {
  return Object.entries(pb.Order.Status).find(([, value]) => value === order.getStatus())![0];
}

/** For assert.rejects: a refusal with this code and reason, and, where given, these fields violated. */
export function refusal(code: number, reason: string, fields?: readonly string[]) {
  return (error: unknown): boolean => {
    if (!(error instanceof PeerError)) throw error;
    const got = [error.code, error.reason, fields && error.violations.map((v) => v.field)];
    const want = [code, reason, fields];
    if (JSON.stringify(got) === JSON.stringify(want)) return true;
    throw new Error(`refused with ${JSON.stringify(got)}, not ${JSON.stringify(want)}: ${error.message}`);
  };
}
