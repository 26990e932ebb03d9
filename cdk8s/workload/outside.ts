import { k8s } from 'cdk8s-plus-34';
import type { Addresses, Cluster } from '../../mesh/cluster.ts';
import { observer } from '../names.ts';
import { apiServerPorts, httpsPort } from '../ports.ts';

/** What has no pods of ours, and which a workload reaches all the same: the API server, a store of objects. */
function reached(cluster: Cluster, workload: string): { apiServer: boolean; objectStore: boolean } {
  const { reaches = [] } = cluster.extras[workload] ?? {};
  return { apiServer: workload === observer, objectStore: reaches.includes('objectStore') };
}

/** The ports of those, past which a sidecar looks. */
export function portsOutside(cluster: Cluster, workload: string): number[] {
  const { apiServer, objectStore } = reached(cluster, workload);
  return [...new Set([...(apiServer ? apiServerPorts : []), ...(objectStore ? [httpsPort] : [])])];
}

/** What the network lets a workload do outside the namespace. */
export function toOutside(cluster: Cluster, workload: string): k8s.NetworkPolicyEgressRule[] {
  const { apiServer, objectStore } = reached(cluster, workload);
  return [...(apiServer ? [toApiServer(cluster)] : []), ...(objectStore ? [toObjectStore(cluster)] : [])];
}

export function toApiServer({ outside }: Cluster): k8s.NetworkPolicyEgressRule {
  return rule(outside.apiServer, apiServerPorts);
}

export function toObjectStore({ outside }: Cluster): k8s.NetworkPolicyEgressRule {
  return rule(outside.objectStore, [httpsPort]);
}

function rule(addresses: Addresses[], ports: number[]): k8s.NetworkPolicyEgressRule {
  return {
    to: addresses.map((ipBlock) => ({ ipBlock })),
    ports: ports.map((port) => ({ protocol: 'TCP', port: k8s.IntOrString.fromNumber(port) })),
  };
}
