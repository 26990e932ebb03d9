import { request } from 'node:http';

/** A host of a cluster as one Envoy sees it. */
export interface Host {
  cluster: string;
  address: string;
  healthy: boolean;
  /** Why not, in Envoy's words: failed_active_health_check, pending_active_hc, failed_outlier_check, … */
  reasons: string[];
}

/** Asks an Envoy's admin interface on its Unix socket. */
export async function askEnvoy(
  socketPath: string,
  path: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, path, method, timeout: 2_000, agent: false }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk) => {
        text += chunk;
      });
      reply.on('end', () => {
        if (reply.statusCode === 200) resolve(text);
        else reject(new Error(`Envoy answers ${reply.statusCode} ${text.trim()} to ${path}`));
      });
    });
    call.on('timeout', () => call.destroy(new Error('Envoy does not answer')));
    call.on('error', reject);
    call.end();
  });
}

/** The sum of all counters and gauges whose name matches, or undefined when there is none. */
export async function sumOfStats(socketPath: string, pattern: string): Promise<number | undefined> {
  const text = await askEnvoy(socketPath, `/stats?filter=${encodeURIComponent(pattern)}`);
  const values = text.split('\n').flatMap((line) => {
    const match = /^[^:]+(?::[^:]+)*: (\d+)$/.exec(line.trim());
    return match ? [Number(match[1])] : [];
  });
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}

interface ClustersReply {
  cluster_statuses?: {
    name: string;
    host_statuses?: {
      address: { socket_address?: { address: string; port_value: number }; pipe?: { path: string } };
      health_status: Record<string, unknown>;
    }[];
  }[];
}

export async function hostsOf(socketPath: string): Promise<Host[]> {
  return (await clustersOf(socketPath)).flatMap(({ hosts }) => hosts);
}

/** Also those without a host. */
export async function clustersOf(socketPath: string): Promise<{ name: string; hosts: Host[] }[]> {
  const reply = JSON.parse(await askEnvoy(socketPath, '/clusters?format=json')) as ClustersReply;
  return (reply.cluster_statuses ?? []).map((cluster) => ({
    name: cluster.name,
    hosts: (cluster.host_statuses ?? []).map((host) => {
      const { socket_address: tcp, pipe } = host.address;
      const reasons = Object.keys(host.health_status).filter((key) => host.health_status[key] === true);
      return {
        cluster: cluster.name,
        address: tcp ? `${tcp.address}:${tcp.port_value}` : (pipe?.path ?? ''),
        healthy: reasons.length === 0,
        reasons,
      };
    }),
  }));
}
