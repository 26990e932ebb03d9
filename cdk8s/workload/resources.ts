import { k8s } from 'cdk8s-plus-34';
import type { Size } from '../../mesh/cluster.ts';

/** Memory is requested as it is limited, so that a node is never promised twice; CPU has no limit, which would only throttle. */
export function resources({ cpu, memory }: Size): k8s.ResourceRequirements {
  return {
    requests: { cpu: k8s.Quantity.fromString(cpu), memory: k8s.Quantity.fromString(memory) },
    limits: { memory: k8s.Quantity.fromString(memory) },
  };
}

export function milliCpuOf(quantity: string): number {
  return quantity.endsWith('m') ? Number(quantity.slice(0, -1)) : Number(quantity) * 1000;
}

/** Throws for a unit that no environment uses. */
export function mebibytesOf(quantity: string): number {
  const [, number, unit] = /^(\d+)(Mi|Gi)$/.exec(quantity) ?? [];
  if (!number) throw new Error(`memory is said in Mi or Gi, and not as "${quantity}"`);
  return Number(number) * (unit === 'Gi' ? 1024 : 1);
}
