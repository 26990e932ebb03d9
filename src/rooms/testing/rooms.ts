// Rooms for a spec file: its own database, real replicas on loopback, and calls as the gateway makes them for a user.
import { Client, credentials, Metadata, type MethodDefinition, type ServiceError } from '@grpc/grpc-js';
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import { PeerError } from '../../runtime/peer-error.ts';
import { silentLog, testDatabase } from '../../runtime/testing/database.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { QUOTAS, type Quotas } from '../domain/quotas.ts';
import { type OpenStream, openStream } from './stream.ts';

export interface Replica {
  /** Calls a method for a user (somebody, when not given); rejects with a PeerError. */
  call<Q, R>(
    method: MethodDefinition<Q, R>,
    request: Q,
    user?: string,
    headers?: Record<string, string>,
  ): Promise<R>;
  /** Opens a stream in which both sides speak. */
  converse<Q, R>(method: MethodDefinition<Q, R>, user?: string): OpenStream<Q, R>;
  /** Opens a stream in which the service speaks. */
  watch<Q, R>(method: MethodDefinition<Q, R>, request: Q, user?: string): OpenStream<never, R>;
  stop(): Promise<void>;
}

export interface TestRooms extends Replica {
  /** The test's own way into the database. */
  readonly db: Database;
  readonly url: string;
  replica(): Promise<Replica>;
  close(): Promise<void>;
}

export async function startRooms(quotas: Partial<Quotas> = {}): Promise<TestRooms> {
  const database = await testDatabase({ service: 'rooms' });
  const replicas: Replica[] = [];
  const replica = async () => {
    const made = await startReplica(database.url, `rooms-${replicas.length + 1}`, { ...QUOTAS, ...quotas });
    replicas.push(made);
    return made;
  };
  const first = await replica();
  return {
    ...first,
    db: database.db,
    url: database.url,
    replica,
    async close() {
      await Promise.all(replicas.map((each) => each.stop()));
      await database.close();
    },
  };
}

/** The environment of a replica on a database. */
export const environment = (url: string, instance: string): Record<string, string> => ({
  LISTEN: '127.0.0.1:0',
  MESH: '127.0.0.1:1',
  DATABASE_URL: url,
  INSTANCE: instance,
  PAGE_TOKEN_SECRET: 'a secret of the test suite',
  DRAIN_MS: '0',
});

async function startReplica(url: string, instance: string, quotas: Quotas): Promise<Replica> {
  const app = createApp(readConfig(environment(url, instance)), silentLog(), undefined, quotas);
  await app.health.start();
  const address = await app.server.listen('127.0.0.1:0');
  await app.start?.();
  const client = clientOf(address);
  let stopped: Promise<void> | undefined;
  return {
    ...client,
    stop() {
      stopped ??= (async () => {
        await app.server.stop(5_000);
        app.health.stop();
        await app.stop();
        client.close();
      })();
      return stopped;
    },
  };
}

/** Calls to a replica, wherever it runs. */
export function clientOf(address: string): Omit<Replica, 'stop'> & { close(): void } {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
    'grpc.use_local_subchannel_pool': 1,
  });
  return {
    close: () => client.close(),
    call: (method, request, user, headers) =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          request,
          metadataOf(user, headers),
          { deadline: Date.now() + 30_000 },
          (error: ServiceError | null, reply) => {
            if (error) reject(new PeerError(method.path, error));
            else resolve(reply!);
          },
        );
      }),
    converse: (method, user) =>
      openStream(
        method.path,
        client.makeBidiStreamRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          metadataOf(user),
          { deadline: Date.now() + 900_000 },
        ),
      ),
    watch: (method, request, user) =>
      openStream(
        method.path,
        client.makeServerStreamRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          request,
          metadataOf(user),
          { deadline: Date.now() + 900_000 },
        ),
      ),
  };
}

function metadataOf(user = newId(), headers: Record<string, string> = {}): Metadata {
  const metadata = new Metadata();
  const all = {
    'x-request-id': newId(),
    'x-plaza-caller': 'spiffe://plaza.local/ns/plaza/sa/gateway',
    'x-plaza-subject': user,
    'x-plaza-roles': 'customer',
    ...headers,
  };
  for (const [name, value] of Object.entries(all)) if (value !== '') metadata.set(name, value);
  return metadata;
}

/** For assert.rejects: a refusal with this code and reason, and, where given, these fields violated. */
export function refusal(code: number, reason: string, fields?: readonly string[]) {
  return (error: unknown): boolean => {
    if (!(error instanceof PeerError)) throw error;
    const got = { code: error.code, reason: error.reason, fields: error.violations.map((v) => v.field) };
    const want = { code, reason, fields: fields ?? got.fields };
    if (JSON.stringify(got) === JSON.stringify(want)) return true;
    throw new Error(
      `refused with ${JSON.stringify(got)} instead of ${JSON.stringify(want)}: ${error.message}`,
    );
  };
}
