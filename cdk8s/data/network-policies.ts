import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { commonLabels, selectorOf } from '../names.ts';
import { brokerPort, databasePort } from '../ports.ts';
import { migrationName } from '../workload/migration-job.ts';
import { serverOf } from './database-access.ts';
import { brokerName } from './rabbitmq.ts';

/** A server takes calls of its own services, their migrations, its replicas and its operator; it reaches those, the API server and its backups. */
export function dataPolicies(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  const owners = mesh.services.filter(({ database }) => database);
  for (const name of new Set(owners.map((service) => serverOf(cluster, service.name)))) {
    const users = owners
      .filter((service) => serverOf(cluster, service.name) === name)
      .flatMap((service) => [service.name, migrationName(service)]);
    policy(scope, name, { 'cnpg.io/cluster': name }, users, [databasePort], [8000], 'cnpg-system');
  }
  if (cluster.broker) {
    // Nodes find each other by epmd and speak Erlang's own protocol.
    const nodes = [4369, 25672];
    policy(scope, brokerName, selectorOf(brokerName), [], [brokerPort], [...nodes, 15671], 'rabbitmq-system');
  }
}

function policy(
  scope: Construct,
  name: string,
  matchLabels: Record<string, string>,
  users: string[],
  ports: number[],
  internal: number[],
  operatorNamespace: string,
): void {
  const peers = { podSelector: { matchLabels } };
  const operator = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': operatorNamespace } },
  };
  const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
  const tcp = (port: number) => ({ protocol: 'TCP', port: k8s.IntOrString.fromNumber(port) });
  new k8s.KubeNetworkPolicy(scope, `network-${name}`, {
    metadata: { name, labels: commonLabels(name, 'data') },
    spec: {
      podSelector: { matchLabels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        ...(users.length > 0
          ? [
              {
                from: users.map((user) => ({ podSelector: { matchLabels: selectorOf(user) } })),
                ports: ports.map(tcp),
              },
            ]
          : []),
        { from: [peers, operator], ports: [...ports, ...internal].map(tcp) },
        { from: [monitoring], ports: [9187, 15692].map(tcp) },
      ],
      egress: [
        { to: [peers], ports: [...ports, ...internal].map(tcp) },
        // The API server and the object store are no pods: their addresses are the provider's.
        { ports: [443, 6443].map(tcp) },
      ],
    },
  });
}
