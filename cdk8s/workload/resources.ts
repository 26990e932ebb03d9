import { k8s } from 'cdk8s-plus-34';
import type { Size } from '../../mesh/cluster.ts';

/** Memory is requested as it is limited, so that a node is never promised twice; CPU has no limit, which would only throttle. */
export function resources({ cpu, memory }: Size): k8s.ResourceRequirements {
  return {
    requests: { cpu: k8s.Quantity.fromString(cpu), memory: k8s.Quantity.fromString(memory) },
    limits: { memory: k8s.Quantity.fromString(memory) },
  };
}
