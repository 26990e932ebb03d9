import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster, Scale } from '../../mesh/cluster.ts';
import { labelsOf, selectorOf } from '../names.ts';

export function scaleOf(cluster: Cluster, workload: string): Scale {
  return cluster.scale[workload] ?? cluster.scale.other;
}

export function isFixed({ min, max }: Scale): boolean {
  return min === max;
}

/** Grows fast and shrinks slowly. */
export const scalingBehavior = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: 'Max',
    policies: [
      { type: 'Percent', value: 100, periodSeconds: 15 },
      { type: 'Pods', value: 4, periodSeconds: 15 },
    ],
  },
  scaleDown: {
    stabilizationWindowSeconds: 300,
    selectPolicy: 'Min',
    policies: [
      { type: 'Percent', value: 10, periodSeconds: 60 },
      { type: 'Pods', value: 2, periodSeconds: 60 },
    ],
  },
};

/** As many copies as the CPU asks for; nothing for a fixed number of copies. */
export function autoscaler(
  scope: Construct,
  cluster: Cluster,
  workload: string,
  version: string,
  target: string,
): void {
  const scale = scaleOf(cluster, workload);
  if (isFixed(scale)) return;
  const { min, max, cpuPercent } = scale;
  new k8s.KubeHorizontalPodAutoscalerV2(scope, `autoscaler-${version}`, {
    metadata: { name: target, labels: labelsOf(workload, version) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target },
      minReplicas: min,
      maxReplicas: max,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuPercent } },
        },
      ],
      behavior: scalingBehavior,
    },
  });
}

/** Nodes are drained one pod at a time; a pod that is broken anyway is in nobody's way. */
export function disruptionBudget(scope: Construct, workload: string, labels = labelsOf(workload)): void {
  new k8s.KubePodDisruptionBudget(scope, 'disruption-budget', {
    metadata: { name: workload, labels },
    spec: {
      maxUnavailable: k8s.IntOrString.fromNumber(1),
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selectorOf(workload) },
    },
  });
}
