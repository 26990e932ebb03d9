import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster, Size } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { stable } from '../../mesh/versions.ts';
import { serverOf } from '../data/database-access.ts';
import { gateway } from '../names.ts';
import { mebibytesOf, milliCpuOf } from './resources.ts';
import { copiesWhileRolledOut } from './rollout.ts';
import { sidecarSize } from './sidecar-size.ts';

/**
 * What the namespace may take: everything at its largest while all of it is rolled out, and a database restored beside each. More than that is
 * a mistake, and is refused before it takes a neighbour's nodes.
 */
export function quota(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  const { pods, milliCpu, mebibytes } = demand(mesh, cluster);
  new k8s.KubeResourceQuota(scope, 'quota', {
    metadata: { name: 'plaza' },
    spec: {
      hard: {
        pods: k8s.Quantity.fromString(`${pods}`),
        'requests.cpu': k8s.Quantity.fromString(`${milliCpu}m`),
        'requests.memory': k8s.Quantity.fromString(`${mebibytes}Mi`),
        'limits.memory': k8s.Quantity.fromString(`${mebibytes}Mi`),
        'services.loadbalancers': k8s.Quantity.fromString('1'),
      },
    },
  });
}

/** A quota refuses containers that say nothing; Istio's and the operators' helpers do not. Ours all do. */
export function limitRange(scope: Construct): void {
  const memory = k8s.Quantity.fromString('256Mi');
  new k8s.KubeLimitRange(scope, 'limit-range', {
    metadata: { name: 'plaza' },
    spec: {
      limits: [
        {
          type: 'Container',
          default: { memory },
          defaultRequest: { cpu: k8s.Quantity.fromString('50m'), memory },
        },
      ],
    },
  });
}

export interface Demand {
  pods: number;
  milliCpu: number;
  mebibytes: number;
}

export function demand(mesh: Mesh, cluster: Cluster): Demand {
  const total: Demand = { pods: 0, milliCpu: 0, mebibytes: 0 };
  const add = (pods: number, ...containers: Size[]) => {
    total.pods += pods;
    for (const { cpu, memory } of containers) {
      total.milliCpu += pods * milliCpuOf(cpu);
      total.mebibytes += pods * mebibytesOf(memory);
    }
  };
  const sizeOf = (workload: string) => cluster.size[workload] ?? cluster.size.other;

  add(copiesWhileRolledOut(cluster, gateway), sizeOf(gateway));
  const owners = mesh.services.filter(({ database }) => database).map(({ name }) => name);
  for (const { name, versions } of mesh.services)
    add([stable, ...versions].length * copiesWhileRolledOut(cluster, name), sizeOf(name), sidecarSize);
  // Migrations, which run beside all of it.
  add(owners.length, cluster.size.other);
  const servers = new Set(owners.map((name) => serverOf(cluster, name))).size;
  const { instances, size } = cluster.database;
  // Each, a restored one beside it, and the operator's own job that joins a replica.
  add(servers * (2 * instances + 1), size);
  if (cluster.broker) add(cluster.broker.replicas, cluster.broker.size);
  return total;
}
