// A catalog for a spec file: its own database, real replicas on loopback, and calls as the gateway or a service makes them.
import { Readable } from 'node:stream';
import { Client, credentials, Metadata, type MethodDefinition, type ServiceError } from '@grpc/grpc-js';
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import { PeerError } from '../../runtime/peer-error.ts';
import { silentLog, testDatabase } from '../../runtime/testing/database.ts';
import { createApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';

export interface Replica {
  /** Calls a method; rejects with a PeerError. A fresh x-request-id goes along unless `headers` bring one. */
  call<Q, R>(method: MethodDefinition<Q, R>, request: Q, headers?: Record<string, string>): Promise<R>;
  /** The reply as it came over the wire. */
  callRaw<Q>(
    method: Pick<MethodDefinition<Q, unknown>, 'path' | 'requestSerialize'>,
    request: Q,
    headers?: Record<string, string>,
  ): Promise<Buffer>;
  /** Reads a stream to its end. A refusal is the last element's place: it rejects, with what came before in `seen`. */
  stream<Q, R>(method: MethodDefinition<Q, R>, request: Q, seen?: R[]): Promise<R[]>;
  /** Sends these messages as a stream, no faster than they are read, and gives the one reply. */
  send<Q, R>(
    method: MethodDefinition<Q, R>,
    requests: Iterable<Q> | AsyncIterable<Q>,
    headers?: Record<string, string>,
  ): Promise<R>;
  readonly client: Client;
  /** Stops it, unless it has been stopped before the catalog is closed. */
  stop(): Promise<void>;
}

export interface TestCatalog extends Replica {
  /** The test's own way into the database. */
  readonly db: Database;
  readonly url: string;
  /** Another replica; with `work` it does in the background what a process does. */
  replica(env?: Partial<Config>, options?: { work?: boolean }): Promise<Replica>;
  close(): Promise<void>;
}

/** What a process of the catalog needs to start. */
export function environment(databaseUrl: string): Record<string, string> {
  return {
    LISTEN: '127.0.0.1:0',
    MESH: '127.0.0.1:1',
    DATABASE_URL: databaseUrl,
    INSTANCE: 'catalog-1',
    PAGE_TOKEN_SECRET: 'a secret of the test suite',
    BROKER_URL: 'postgres://127.0.0.1:1/broker',
    BROKER_TOPOLOGY: '{}',
  };
}

/** Replicas start without maintenance, so that nothing but the test changes its data. */
export async function startCatalog(): Promise<TestCatalog> {
  const database = await testDatabase({ service: 'catalog' });
  const replicas: Replica[] = [];
  const replica = async (changes: Partial<Config> = {}, { work = false } = {}) => {
    const config = {
      ...readConfig({
        ...environment(database.url),
        INSTANCE: `catalog-${replicas.length + 1}`,
      }),
      ...changes,
    };
    const made = await startReplica(config, work);
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

async function startReplica(config: Config, work: boolean): Promise<Replica> {
  const app = createApp(config, silentLog());
  await app.health.start();
  const address = await app.server.listen(config.listen);
  if (work) await app.start?.();
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
  });

  let stopped = false;

  function unary<Q, R>(
    method: Pick<MethodDefinition<Q, unknown>, 'path' | 'requestSerialize'>,
    decode: (bytes: Buffer) => R,
    request: Q,
    headers: Record<string, string>,
  ): Promise<R> {
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, reply?: R) => {
        if (error) reject(new PeerError(method.path, error));
        else resolve(reply!);
      };
      client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        decode,
        request,
        metadataOf(headers),
        deadline(),
        done,
      );
    });
  }

  return {
    client,
    call: (method, request, headers = {}) => unary(method, method.responseDeserialize, request, headers),
    callRaw: (method, request, headers = {}) => unary(method, (bytes) => bytes, request, headers),
    stream: <Q, R>(method: MethodDefinition<Q, R>, request: Q, seen: R[] = []) =>
      new Promise<R[]>((resolve, reject) => {
        client
          .makeServerStreamRequest(
            method.path,
            method.requestSerialize,
            method.responseDeserialize,
            request,
            metadataOf({}),
            deadline(),
          )
          .on('data', (frame: R) => seen.push(frame))
          .on('error', (error: ServiceError) => reject(new PeerError(method.path, error)))
          .on('end', () => resolve(seen));
      }),
    send: <Q, R>(
      method: MethodDefinition<Q, R>,
      requests: Iterable<Q> | AsyncIterable<Q>,
      headers: Record<string, string> = {},
    ) =>
      new Promise<R>((resolve, reject) => {
        const sending = client.makeClientStreamRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          metadataOf(headers),
          { deadline: Date.now() + 60_000 },
          (error: ServiceError | null, reply?: R) => {
            if (error) reject(new PeerError(method.path, error));
            else resolve(reply!);
          },
        );
        const torn = (error: Error) => {
          sending.cancel();
          reject(error);
        };
        Readable.from(requests)
          .on('error', torn)
          .pipe(sending as unknown as NodeJS.WritableStream);
      }),
    async stop() {
      if (stopped) return;
      stopped = true;
      client.close();
      await app.server.stop(5_000);
      app.health.stop();
      await app.stop();
    },
  };
}

const deadline = () => ({ deadline: Date.now() + 30_000 });

function metadataOf(headers: Record<string, string>): Metadata {
  const metadata = new Metadata();
  const all = {
    'x-request-id': newId(),
    'x-plaza-caller': 'spiffe://plaza.local/ns/plaza/sa/gateway',
    ...headers,
  };
  for (const [name, value] of Object.entries(all)) metadata.set(name, value);
  return metadata;
}

/** For assert.rejects: a refusal with this code and reason, and, where given, these fields violated. */
export function refusal(code: number, reason: string, fields?: readonly string[]) {
  return (error: unknown): boolean => {
    if (!(error instanceof PeerError)) throw error;
    const got = {
      code: error.code,
      reason: error.reason,
      ...(fields && { fields: error.violations.map((v) => v.field) }),
    };
    const want = { code, reason, ...(fields && { fields }) };
    if (JSON.stringify(got) === JSON.stringify(want)) return true;
    throw new Error(
      `refused with ${JSON.stringify(got)} instead of ${JSON.stringify(want)}: ${error.message}`,
    );
  };
}
