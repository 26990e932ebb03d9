import type { Cluster } from '../../mesh/cluster.ts';
import { observer } from '../names.ts';
import { apiServerPorts, httpsPort } from '../ports.ts';

/** The ports by which a workload leaves the namespace for what has no pods of ours: the API server, a store of objects. */
export function outside(cluster: Cluster, workload: string): number[] {
  const { reaches = [] } = cluster.extras[workload] ?? {};
  return [
    ...new Set([
      ...(workload === observer ? apiServerPorts : []),
      ...(reaches.includes('https') ? [httpsPort] : []),
    ]),
  ];
}
