import { k8s } from 'cdk8s-plus-34';
import type { Cluster } from '../../mesh/cluster.ts';
import { scaleOf } from './autoscaling.ts';

/** How many copies more there may be while a version replaces another, in percent. */
const surge = { percent: 25 };

/** How many copies of a workload's version there may be at most. */
export function copiesWhileRolledOut(cluster: Cluster, workload: string): number {
  return Math.ceil(scaleOf(cluster, workload).max * (1 + surge.percent / 100));
}

/** Nobody goes before somebody is there; what is stuck is told after ten minutes. */
export const rollout: Pick<
  k8s.DeploymentSpec,
  'revisionHistoryLimit' | 'minReadySeconds' | 'progressDeadlineSeconds' | 'strategy'
> = {
  revisionHistoryLimit: 5,
  minReadySeconds: 5,
  progressDeadlineSeconds: 600,
  strategy: {
    type: 'RollingUpdate',
    rollingUpdate: {
      maxUnavailable: k8s.IntOrString.fromNumber(0),
      maxSurge: k8s.IntOrString.fromString(`${surge.percent}%`),
    },
  },
};
