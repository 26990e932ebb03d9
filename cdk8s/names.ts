import type { Mesh } from '../mesh/types.ts';
import { stable } from '../mesh/versions.ts';
import { servicePort } from './ports.ts';

/** The gateway's name as a workload, Service and Gateway. */
export const gateway = 'gateway';
/** The service that tells what goes on in the mesh: of the others, of its proxy and of everybody's logs. */
export const observer = 'ops';
export const istioNamespace = 'istio-system';

/** What tells a workload's pods from all others. */
export function selectorOf(workload: string): Record<string, string> {
  return { 'app.kubernetes.io/name': workload };
}

/** The recommended labels, and the two that Istio's metrics and subsets go by. */
export function labelsOf(workload: string, version = stable): Record<string, string> {
  return {
    ...commonLabels(workload, workload === gateway ? 'gateway' : 'service'),
    'app.kubernetes.io/instance': version === stable ? workload : `${workload}-${version}`,
    'app.kubernetes.io/version': version,
    app: workload,
    version,
  };
}

export function commonLabels(name: string, component: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/part-of': 'plaza',
    'app.kubernetes.io/managed-by': 'cdk8s',
  };
}

/** A service's full name in the cluster. */
export function hostOf(mesh: Mesh, service: string): string {
  return `${service}.${mesh.namespace}.svc.cluster.local`;
}

/** What Istio calls Envoy's cluster of a service, of all its versions. */
export function clusterOf(mesh: Mesh, service: string): string {
  return `outbound|${servicePort}||${hostOf(mesh, service)}`;
}

/** An identity as AuthorizationPolicies spell it. */
export function principalOf(spiffe: string): string {
  return spiffe.replace('spiffe://', '');
}
