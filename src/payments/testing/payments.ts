// Payments for a spec file: a database of its own, real replicas on loopback, and calls as gateway and sidecars make them.
import { Client, credentials, Metadata, type MethodDefinition } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/payments/v1/payments_grpc_pb.js';
import type { Database } from '../../runtime/database.ts';
import { stopInOrder } from '../../runtime/lifecycle.ts';
import { PeerError } from '../../runtime/peer-error.ts';
import type { Telemetry } from '../../runtime/telemetry/telemetry.ts';
import { silentLog, testDatabase } from '../../runtime/testing/database.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';

export const Payments = grpcPb.PaymentsService;

/** Who calls; by default the workload orders, for itself. */
export interface Caller {
  subject?: string;
  roles?: string;
  workload?: string;
  requestId?: string;
  idempotencyKey?: string;
}

export const STAFF: Caller = {
  subject: '01900000-0000-7000-8000-00000000000a',
  roles: 'staff',
  workload: 'gateway',
};

/** Calls the payments that listen on an address; failures are PeerErrors. */
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
      const options = { deadline: Date.now() + 30_000 };
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
    call: <Q, R>(method: MethodDefinition<Q, R>, request: Q, caller: Caller = {}) =>
      send(method, method.responseDeserialize, request, caller),
    /** The reply's bytes as they came. */
    callRaw: <Q>(
      method: Pick<MethodDefinition<Q, unknown>, 'path' | 'requestSerialize'>,
      request: Q,
      caller: Caller = {},
    ) => send(method, (bytes) => bytes, request, caller),
    close: () => client.close(),
  };
}

function headers(caller: Caller): Metadata {
  const metadata = new Metadata();
  const set = (name: string, value: string | undefined) => value !== undefined && metadata.set(name, value);
  set('x-plaza-subject', caller.subject);
  set('x-plaza-roles', caller.roles);
  set('x-plaza-caller', `spiffe://plaza.local/ns/plaza/sa/${caller.workload ?? 'orders'}`);
  set('x-request-id', caller.requestId);
  set('idempotency-key', caller.idempotencyKey);
  return metadata;
}

export type Replica = ReturnType<typeof connect>;

/** So many replicas, without their periodic jobs. */
export async function startPayments(
  replicas = 1,
  telemetry?: Telemetry,
): Promise<{
  readonly db: Database;
  readonly databaseUrl: string;
  readonly replicas: Replica[];
  close(): Promise<void>;
}> {
  const database = await testDatabase({ service: 'payments' });
  const apps = Array.from({ length: replicas }, (_, i) =>
    createApp(readConfig(environment(database.url, `payments-${i + 1}`)), silentLog(), telemetry),
  );
  const clients = await Promise.all(
    apps.map(async (app) => {
      await app.health.start();
      return connect(await app.server.listen('127.0.0.1:0'));
    }),
  );
  return {
    db: database.db,
    databaseUrl: database.url,
    replicas: clients,
    async close() {
      for (const client of clients) client.close();
      await Promise.all(apps.map((app) => stopInOrder(app, 0)));
      await database.close();
    },
  };
}

export function environment(databaseUrl: string, instance = 'payments-1'): Record<string, string> {
  return {
    LISTEN: '127.0.0.1:0',
    MESH: '127.0.0.1:1',
    DATABASE_URL: databaseUrl,
    // Nobody is there: what is told stays in the outbox.
    BROKER_URL: 'postgres://127.0.0.1:1/broker',
    BROKER_TOPOLOGY: '{}',
    INSTANCE: instance,
    PAGE_TOKEN_SECRET: 'a secret of the test suite',
    DRAIN_MS: '0',
  };
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
