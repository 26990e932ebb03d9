import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import { clusterScoped } from '../cluster-scoped.ts';
import { commonLabels } from '../names.ts';

/** What answers calls; a node that is full lets go of batch work first. */
export const servingPriority = 'plaza-serving';
/** What keeps state: nothing answers without it, and it is slow to move. */
export const dataPriority = 'plaza-data';

export function priorityClasses(scope: Construct): void {
  priorityClass(scope, servingPriority, 100_000, 'The gateway and the services of Plaza');
  priorityClass(scope, dataPriority, 200_000, 'The databases and the broker of Plaza');
}

function priorityClass(scope: Construct, name: string, value: number, description: string): void {
  clusterScoped(
    new k8s.KubePriorityClass(scope, name, {
      metadata: { name, labels: commonLabels(name, 'priority') },
      value,
      description,
      globalDefault: false,
      preemptionPolicy: 'PreemptLowerPriority',
    }),
  );
}
