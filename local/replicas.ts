import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Placement, Replica } from '../envoy/placement.ts';
import { renderSidecar } from '../envoy/render.ts';
import type { Mesh } from '../mesh/types.ts';
import { sumOfStats } from './envoy-admin.ts';
import type { Layout } from './layout.ts';
import { configFile, envoyPart, servicePart, sidecarName } from './parts.ts';
import type { PickPorts } from './ports.ts';
import { type Child, supervise, type Watcher } from './process.ts';
import { envoyListens, serviceReady } from './ready.ts';
import { Hopeless, until } from './until.ts';
import { writeJson } from './write.ts';

/** A service's process with its sidecar. */
export interface Pair {
  replica: Replica;
  service: Child;
  sidecar: Child;
}

export interface ReplicaContext {
  mesh: Mesh;
  placement: Placement;
  paths: Layout;
  envoy: string;
  watcher: Watcher;
  pickPorts: PickPorts;
  /** Environment variables of a replica's service process. */
  envOf(replica: Replica): Record<string, string>;
}

/** Starts a replica and returns once both its processes answer. Nobody sends it traffic before it is in the endpoints. */
export async function startReplica(
  context: ReplicaContext,
  service: string,
  name: string,
  version: string,
): Promise<Pair> {
  const { replica, sidecar } = await startSidecar(context, service, name, version);
  const part = servicePart(replica, context.envOf(replica), context.paths);
  await part.beforeRestart?.();
  const child = supervise(part, context.watcher);
  try {
    await serviceReady(child, replica.socket);
  } catch (error) {
    await Promise.all([child.stop(), sidecar.stop()]);
    throw error;
  }
  return { replica, service: child, sidecar };
}

/** Orderly: the caller has taken it out of the endpoints; what is under way ends, then the service, then its Envoy. */
export async function retireReplica({ replica, service, sidecar }: Pair): Promise<void> {
  let quiet = 0;
  const drained = async (): Promise<boolean> => {
    const active = (await sumOfStats(replica.admin, '_in\\.downstream_rq_active$')) ?? 0;
    // Other Envoys may send for a moment after the endpoints changed: quiet once is not enough.
    quiet = active === 0 ? quiet + 1 : 0;
    return quiet >= 3;
  };
  // Long streams do not end by themselves: after the deadline the service ends them with a code that clients retry on.
  await until('the replica is drained', drained, { deadlineMs: 5_000, everyMs: 200 }).catch(() => {});
  await stopReplica({ replica, service, sidecar });
}

/** The service first: its last answers go through its sidecar. */
export async function stopReplica({ service, sidecar }: Pair): Promise<void> {
  await service.stop();
  await sidecar.stop();
}

/** A port found free may be taken by somebody else a moment later: then it is tried with others. */
async function startSidecar(
  { mesh, placement, paths, envoy, watcher, pickPorts }: ReplicaContext,
  service: string,
  name: string,
  version: string,
): Promise<{ replica: Replica; sidecar: Child }> {
  for (let attempt = 1; ; attempt += 1) {
    const [inboundPort, scrapePort] = (await pickPorts(2)) as [number, number];
    const replica: Replica = {
      service,
      name,
      version,
      inboundPort,
      scrapePort,
      socket: join(paths.run, `${name}.sock`),
      metrics: join(paths.run, `${name}.metrics`),
      outbound: join(paths.run, `${name}.out`),
      admin: join(paths.run, `${name}.admin`),
    };
    writeJson(configFile(sidecarName(replica), paths), renderSidecar(mesh, placement, replica));
    rmSync(replica.admin, { force: true });
    const sidecar = supervise(envoyPart(sidecarName(replica), envoy, paths), watcher, false);
    try {
      await envoyListens(sidecar, replica.admin);
      sidecar.restart = true;
      return { replica, sidecar };
    } catch (error) {
      await sidecar.stop();
      if (attempt < 5 && error instanceof Hopeless && /Address already in use/.test(error.message)) continue;
      throw error;
    }
  }
}
