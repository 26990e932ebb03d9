import { join } from 'node:path';
import { renderEndpoints } from '../envoy/render.ts';
import { checkVersion } from '../mesh/versions.ts';
import { hostsOf } from './envoy-admin.ts';
import type { Parts } from './mesh.ts';
import { envoyReady } from './ready.ts';
import { type Pair, type ReplicaContext, retireReplica, startReplica } from './replicas.ts';
import { scrapeTargets } from './scrape-targets.ts';
import { until } from './until.ts';
import { writeJson } from './write.ts';

const MOST = 20;

/** Tells every Envoy, and Prometheus, by the files they watch, which replicas there are. */
export function publishEndpoints({ mesh, placement, paths }: ReplicaContext): void {
  for (const [file, endpoints] of Object.entries(renderEndpoints(mesh, placement))) {
    writeJson(join(paths.run, 'eds', file), endpoints);
  }
  for (const [file, targets] of Object.entries(scrapeTargets(placement)))
    writeJson(join(paths.targets, file), targets);
}

/** The lowest names that are free: catalog-3 after catalog-1 and catalog-2. */
export function freeNames(service: string, count: number, taken: ReadonlySet<string>): string[] {
  const names: string[] = [];
  for (let n = 1; names.length < count; n += 1) {
    if (!taken.has(`${service}-${n}`)) names.push(`${service}-${n}`);
  }
  return names;
}

/** Starts or retires replicas of one version of a service until there are `wanted`. Returns when all are ready, or drained and gone. */
export async function scale(
  { context, gateway, pairs }: Parts,
  service: string,
  wanted: number,
  version: string,
): Promise<void> {
  checkVersion(context.mesh, service, version);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > MOST) throw new Error(`Replicas are 0 to ${MOST}.`);
  const present = [...pairs.values()].filter(
    ({ replica }) => replica.service === service && replica.version === version,
  );
  const leaving = present.slice(wanted);
  for (const pair of leaving) remove(context, pairs, pair);
  if (leaving.length > 0) publishEndpoints(context);
  await Promise.all(leaving.map(retireReplica));

  const names = freeNames(service, Math.max(0, wanted - present.length), new Set(pairs.keys()));
  const arriving = await Promise.all(names.map((name) => startReplica(context, service, name, version)));
  await Promise.all(arriving.map(({ sidecar, replica }) => envoyReady(sidecar, replica.admin)));
  for (const pair of arriving) {
    pairs.set(pair.replica.name, pair);
    context.placement.replicas.push(pair.replica);
  }
  if (arriving.length === 0) return;
  publishEndpoints(context);
  const addresses = arriving.map(({ replica }) => `127.0.0.1:${replica.inboundPort}`);
  await until(`${gateway.name} finds the new replicas healthy`, async () => {
    const hosts = await hostsOf(context.placement.gatewayAdmin);
    return addresses.every((address) => hosts.some((host) => host.address === address && host.healthy));
  });
}

function remove({ placement }: ReplicaContext, pairs: Map<string, Pair>, { replica }: Pair): void {
  pairs.delete(replica.name);
  placement.replicas = placement.replicas.filter(({ name }) => name !== replica.name);
}
