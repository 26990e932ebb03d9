import { Client, credentials } from '@grpc/grpc-js';
import { clusterName } from '../envoy/clusters.ts';
import type { Replica } from '../envoy/placement.ts';
import { askEnvoy, clustersOf, sumOfStats } from './envoy-admin.ts';
import { lastLines } from './log-file.ts';
import { type Child, isOver } from './process.ts';
import { Hopeless, until } from './until.ts';

const DEADLINE_MS = 60_000;

/** Waits until the service behind a Unix socket says SERVING to grpc.health's Check of the whole process. */
export async function serviceReady(child: Child, socket: string): Promise<void> {
  // A client for each attempt: after a refused connection grpc-js would pause for a second before it dials again.
  await waitFor(child, 'answers SERVING to its health check', async () => {
    const client = new Client(`unix:${socket}`, credentials.createInsecure());
    try {
      return await check(client);
    } finally {
      client.close();
    }
  });
}

/** Waits until an Envoy has read its configuration and bound its listeners: its admin interface answers no earlier. */
export async function envoyListens(child: Child, admin: string): Promise<void> {
  await waitFor(child, 'starts', async () => (await askEnvoy(admin, '/server_info')) !== '');
}

/** Waits until an Envoy takes traffic and has the keys that tokens are verified with. */
export async function envoyReady(child: Child, admin: string): Promise<void> {
  await waitFor(child, 'is ready', async () => (await askEnvoy(admin, '/ready')).startsWith('LIVE'));
  await waitFor(child, 'has fetched the token keys', async () => {
    const fetched = await sumOfStats(admin, 'jwks_fetch_success$');
    return fetched === undefined || fetched > 0;
  });
}

/** Waits until an Envoy has read who there is to call, and finds every host of every cluster healthy. */
export async function hostsHealthy(child: Child, admin: string, replicas: readonly Replica[]): Promise<void> {
  // Of a cluster whose endpoints it has not read yet, no host is sick.
  const hasReplicas = (cluster: string): boolean =>
    replicas.some(({ service, version }) => version === 'v1' && clusterName(service) === cluster);
  await waitFor(child, 'finds every host healthy', async () => {
    const wrong = (await clustersOf(admin)).flatMap(({ name, hosts }) =>
      hosts.length === 0 && hasReplicas(name)
        ? [`${name} has no hosts yet`]
        : hosts
            .filter(({ healthy }) => !healthy)
            .map(({ address, reasons }) => `${name} at ${address} is ${reasons.join(', ')}`),
    );
    if (wrong.length > 0) throw new Error(wrong.join('; '));
    return true;
  });
}

async function waitFor(child: Child, what: string, ready: () => Promise<boolean>): Promise<void> {
  const restarts = child.restarts;
  const check = async (): Promise<boolean> => {
    if (isOver(child) || child.restarts > restarts + 2) {
      throw new Hopeless(
        `${child.name} does not stay up; the end of ${child.spec.logFile}: ${lastLines(child.spec.logFile)}`,
      );
    }
    return ready();
  };
  await until(`${child.name} ${what} (see ${child.spec.logFile})`, check, {
    deadlineMs: DEADLINE_MS,
    everyMs: 50,
  });
}

/** A HealthCheckRequest for the whole process is empty, and {status: SERVING} is two bytes: no generated code for so little. */
async function check(client: Client): Promise<boolean> {
  const same = (bytes: Buffer): Buffer => bytes;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      '/grpc.health.v1.Health/Check',
      same,
      same,
      Buffer.alloc(0),
      { deadline: Date.now() + 2_000 },
      (error, reply) => (error ? reject(error) : resolve(reply?.equals(Buffer.from([8, 1])) ?? false)),
    );
  });
}
