// What a pod's Envoy knows of its peers, as its admin interface tells.
import { until } from '../../local/until.ts';
import { askAdmin } from './inside-pod.ts';
import type { Pod } from './pods.ts';

interface Clusters {
  cluster_statuses: {
    host_statuses?: {
      address: { socket_address?: { address: string } };
      health_status?: { eds_health_status?: string; failed_outlier_check?: boolean };
    }[];
  }[];
}

async function clustersOf(by: Pod): Promise<Clusters> {
  return JSON.parse(await askAdmin(by.namespace, '/clusters?format=json')) as Clusters;
}

/** How many copies a proxy leaves out because they have failed. */
export async function ejectedBy(by: Pod): Promise<number> {
  const { cluster_statuses } = await clustersOf(by);
  return cluster_statuses
    .flatMap(({ host_statuses = [] }) => host_statuses)
    .filter(({ health_status }) => health_status?.failed_outlier_check).length;
}

async function addressesSeen(by: Pod): Promise<Set<string>> {
  const { cluster_statuses } = await clustersOf(by);
  return new Set(
    cluster_statuses.flatMap(({ host_statuses = [] }) =>
      host_statuses
        // istiod tells of those that are not ready too, as such.
        .filter(({ health_status }) => (health_status?.eds_health_status ?? 'HEALTHY') === 'HEALTHY')
        .map(({ address }) => address.socket_address?.address ?? ''),
    ),
  );
}

/** Waits until a proxy has these pods among its endpoints. */
export async function seen(by: Pod, pods: Pod[]): Promise<void> {
  await until(
    `${by.name} finds ${pods.map(({ name }) => name).join(', ')}`,
    async () => {
      const addresses = await addressesSeen(by);
      const missing = pods.filter(({ ip }) => !addresses.has(ip)).map(({ name }) => name);
      if (missing.length > 0) throw new Error(`it lacks ${missing.join(', ')}`);
      return true;
    },
    { deadlineMs: 20_000, everyMs: 100 },
  );
}

/** Waits until a proxy calls a pod no more. */
export async function unseen(by: Pod, pod: Pod): Promise<void> {
  await until(`${by.name} no longer finds ${pod.name}`, async () => !(await addressesSeen(by)).has(pod.ip), {
    deadlineMs: 20_000,
    everyMs: 100,
  });
}
