import { hostsOf } from './envoy-admin.ts';
import type { RunningMesh } from './mesh.ts';
import { table } from './table.ts';

/** One process as `make status` shows it. */
export interface ProcessStatus {
  process: string;
  version: string;
  pid: number | null;
  state: string;
  restarts: number;
  listens: string;
  /** What the gateway's Envoy thinks of the replica: `yes`, why not, or `-` where it has no opinion. */
  healthy: string;
}

export async function statusOf(mesh: RunningMesh): Promise<ProcessStatus[]> {
  const { placement, postgres } = mesh;
  const hosts = await hostsOf(placement.gatewayAdmin).catch(() => undefined);
  return mesh.processes().map(({ name, kind, pid, state, restarts, listens: own }) => {
    const replica = placement.replicas.find((each) => name === each.name || name === `${each.name}-envoy`);
    const listens = {
      postgres: `127.0.0.1:${postgres.port}`,
      gateway: `127.0.0.1:${placement.httpPort} and :${placement.httpsPort}`,
      service: replica?.socket ?? '',
      observer: own ?? '',
      sidecar: `127.0.0.1:${replica?.inboundPort} (mTLS), ${replica?.outbound}`,
    }[kind];
    const seen =
      hosts?.filter(({ address }) => replica && address === `127.0.0.1:${replica.inboundPort}`) ?? [];
    const reasons = new Set(seen.flatMap((host) => host.reasons));
    const healthy = kind !== 'service' || seen.length === 0 ? '-' : [...reasons].join(', ') || 'yes';
    return {
      process: name,
      version: replica?.version ?? '',
      pid: pid ?? null,
      state,
      restarts,
      listens,
      healthy,
    };
  });
}

export function statusTable(processes: ProcessStatus[]): string {
  const rows = processes.map(({ process, version, pid, state, restarts, listens, healthy }) => [
    process,
    version,
    String(pid ?? '-'),
    state,
    String(restarts),
    healthy,
    listens,
  ]);
  return table(['PROCESS', 'VERSION', 'PID', 'STATE', 'RESTARTS', 'HEALTHY', 'LISTENS ON'], rows);
}
