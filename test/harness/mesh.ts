// A whole mesh for a suite: PostgreSQL, every service, every Envoy, with state of its own that ends with it.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { credentials } from '@grpc/grpc-js';
import pg from 'pg';
import { layoutOf } from '../../local/layout.ts';
import type { RunningMesh } from '../../local/mesh.ts';
import { deleteData } from '../../local/postgres-account.ts';
import { type MeshOptions, startMesh } from '../../local/start-mesh.ts';
import { signIn, signUp, type Target } from '../requests/world.ts';
import { type GrpcClient, grpcClient } from './grpc.ts';

export interface TestMesh extends RunningMesh {
  dir: string;
  /** For suites that only speak to the gateway. */
  target: Target;
  /** Asks a service's database. */
  sql<Row extends object>(service: string, text: string, values?: unknown[]): Promise<Row[]>;
  /** A client on the mTLS port of a replica's sidecar, with the certificate of an account and an authority. */
  inside(replica: string, account: string, certificates?: string): GrpcClient;
}

type Options = Partial<Omit<MeshOptions, 'dir'>>;

/** Starts a mesh before the tests of this file and ends it after them. One a process: starting costs some ten seconds. */
export function useMesh(name: string, options: Options = {}): () => TestMesh {
  let mesh: TestMesh | undefined;
  before(async () => {
    mesh = await startTestMesh(name, options);
  });
  after(() => mesh?.stop());
  return () => mesh!;
}

export async function startTestMesh(name: string, options: Options = {}): Promise<TestMesh> {
  const dir = join('.plaza', `test-${name}`);
  const running = await startMesh({
    environment: 'test',
    fresh: true,
    envoyBin: process.env.ENVOY_BIN || undefined,
    ...options,
    dir,
  });
  return asTestMesh(running, dir);
}

/** What tests need beside a mesh that runs with its state in `dir`; stopping it deletes that state. */
export async function asTestMesh(running: RunningMesh, dir: string): Promise<TestMesh> {
  const clear = () => {
    deleteData(join(layoutOf(dir).data, 'postgres'));
    rmSync(dir, { recursive: true, force: true });
  };
  const pools = new Map<string, pg.Pool>();
  const sql = async <Row extends object>(
    service: string,
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> => {
    let pool = pools.get(service);
    if (!pool) {
      pool = new pg.Pool({ connectionString: running.postgres.url(service), max: 2 });
      pool.on('error', () => {});
      pools.set(service, pool);
    }
    return (await pool.query<Row>(text, values)).rows;
  };
  const clients: GrpcClient[] = [];
  const httpUrl = running.gatewayUrl.replace('localhost', '127.0.0.1');
  try {
    const target = await hireAdmin({ httpUrl, grpcAddress: new URL(httpUrl).host }, sql);
    return {
      ...running,
      dir,
      target,
      sql,
      inside(replica, account, certificates = running.placement.certificates) {
        const file = (end: string) => readFileSync(join(certificates, end));
        const found = running.placement.replicas.find(({ name: one }) => one === replica);
        if (!found) throw new Error(`there is no replica ${replica}`);
        const tls = credentials.createSsl(
          readFileSync(join(running.placement.certificates, 'ca.crt')),
          file(`${account}.key`),
          file(`${account}.crt`),
          // The certificate names a workload, not a host; who we talk to is not what these tests are about.
          { checkServerIdentity: () => undefined },
        );
        const client = grpcClient(`127.0.0.1:${found.inboundPort}`, tls, {
          'grpc.default_authority': found.service,
          'grpc.ssl_target_name_override': found.service,
        });
        clients.push(client);
        return client;
      },
      async stop() {
        for (const client of clients) client.close();
        await Promise.all([...pools.values()].map((pool) => pool.end()));
        await running.stop();
        clear();
      },
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** The first admin cannot be made through the API. */
async function hireAdmin(target: Omit<Target, 'admin'>, sql: TestMesh['sql']): Promise<Target> {
  const admin = await signUp(target, 'first-admin');
  await sql('accounts', `update users set roles = '{customer,admin}' where id = $1`, [admin.id]);
  await signIn(target, admin.email, admin.password);
  return { ...target, admin: { email: admin.email, password: admin.password } };
}
