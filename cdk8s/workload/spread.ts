import type { k8s } from 'cdk8s-plus-34';
import type { Cluster } from '../../mesh/cluster.ts';

const action = { required: 'DoNotSchedule', preferred: 'ScheduleAnyway' };

/** Copies apart: over regions, over their zones, over hosts. `revision` is the label that tells a Deployment's or StatefulSet's versions apart. */
export function spread(
  cluster: Cluster,
  matchLabels: Record<string, string>,
  revision = 'pod-template-hash',
): k8s.TopologySpreadConstraint[] {
  const over = (topologyKey: string, whenUnsatisfiable: string): k8s.TopologySpreadConstraint => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable,
    labelSelector: { matchLabels },
    // Pods of the version that is being replaced do not count.
    matchLabelKeys: [revision],
  });
  return [
    over('topology.kubernetes.io/region', 'ScheduleAnyway'),
    over('topology.kubernetes.io/zone', action[cluster.spread.zones]),
    over('kubernetes.io/hostname', action[cluster.spread.hosts]),
  ];
}
