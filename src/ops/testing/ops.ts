// The ops service in this process, on databases of its own, and a client that stands for gateway and sidecar.
import { credentials, Metadata } from '@grpc/grpc-js';
import opsGrpc from '../../../gen/plaza/ops/v1/ops_grpc_pb.js';
import { stopInOrder } from '../../runtime/lifecycle.ts';
import { silentLog, type TestDatabase, testDatabase } from '../../runtime/testing/database.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';

export const TOPOLOGY = { audit_queue: ['audit.recorded'] };

export interface Around {
  database: TestDatabase;
  broker: TestDatabase;
}

export type TestOps = Awaited<ReturnType<typeof startOps>>;

/** `around`: what another replica has, to share it. */
export async function startOps(env: Record<string, string> = {}, around?: Around) {
  const { database, broker } = around ?? {
    database: await testDatabase({ service: 'ops' }),
    broker: await testDatabase({ max: 2 }),
  };
  const config = readConfig({
    LISTEN: '127.0.0.1:0',
    MESH: '127.0.0.1:1',
    INSTANCE: 'ops-1',
    DATABASE_URL: database.url,
    PAGE_TOKEN_SECRET: 'page tokens of the tests',
    BROKER_URL: broker.url,
    BROKER_TOPOLOGY: JSON.stringify(TOPOLOGY),
    SERVICES: 'catalog,orders',
    DRAIN_MS: '0',
    ...env,
  });
  const app = await createApp(config, silentLog());
  await app.health.start();
  const address = await app.server.listen(config.listen);
  await app.start?.();
  const insecure = credentials.createInsecure();
  const direct = { 'grpc.enable_http_proxy': 0 };
  const clients = {
    health: new opsGrpc.HealthClient(address, insecure, direct),
    mesh: new opsGrpc.MeshClient(address, insecure, direct),
    audit: new opsGrpc.AuditClient(address, insecure, direct),
    logs: new opsGrpc.LogsClient(address, insecure, direct),
  };
  return {
    around: { database, broker },
    address,
    ...clients,
    async stop() {
      for (const client of Object.values(clients)) client.close();
      await stopInOrder(app, 0);
      if (around) return;
      await database.close();
      await broker.close();
    },
  };
}

/** The headers of an admin's call. */
export function asAdmin(subject = '01900000-0000-7000-8000-00000000000b'): Metadata {
  const metadata = new Metadata();
  metadata.set('x-plaza-subject', subject);
  metadata.set('x-plaza-roles', 'admin');
  metadata.set('x-plaza-caller', 'spiffe://plaza.local/ns/plaza/sa/gateway');
  return metadata;
}
