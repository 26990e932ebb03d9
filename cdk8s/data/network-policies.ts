import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { commonLabels, selectorOf } from '../names.ts';
import { brokerManagementPort, brokerMetricsPort, brokerPort, databasePort } from '../ports.ts';
import { migrationName } from '../workload/migration-job.ts';
import { toApiServer, toObjectStore } from '../workload/outside.ts';
import { brokerName, usesRabbit } from './broker-access.ts';
import { databasesOf, migrates, opens, serverOf } from './database-access.ts';

/** A server takes calls of its own services, their migrations, its replicas and its operator; it reaches those, the API server and its backups. */
export function dataPolicies(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  const all = databasesOf(mesh, cluster);
  for (const name of new Set(all.map((database) => serverOf(cluster, database.name)))) {
    const here = all.filter((database) => serverOf(cluster, database.name) === name);
    const users = mesh.services.flatMap((service) => [
      ...(here.some((database) => opens(service, database)) ? [service.name] : []),
      ...(here.some((database) => migrates(mesh, cluster, service, database))
        ? [migrationName(service)]
        : []),
    ]);
    policy(scope, {
      name,
      matchLabels: { 'cnpg.io/cluster': name },
      users,
      port: databasePort,
      internal: [8000],
      metrics: 9187,
      operators: ['cnpg-system'],
      observers: [],
      outside: [toApiServer(cluster), ...(cluster.database.backups ? [toObjectStore(cluster)] : [])],
    });
  }
  if (cluster.broker) {
    // Nodes find each other by epmd and speak Erlang's own protocol.
    const nodes = [4369, 25672];
    const users = mesh.services.filter((service) => usesRabbit(cluster, service)).map(({ name }) => name);
    policy(scope, {
      name: brokerName,
      matchLabels: selectorOf(brokerName),
      users,
      port: brokerPort,
      internal: [...nodes, brokerManagementPort],
      metrics: brokerMetricsPort,
      operators: ['rabbitmq-system'],
      // It counts what waits in the queues.
      observers: ['keda'],
      outside: [toApiServer(cluster)],
    });
  }
}

interface Server {
  name: string;
  matchLabels: Record<string, string>;
  /** The workloads that may call it, and where. */
  users: string[];
  port: number;
  /** Between its own copies, and of its operator. */
  internal: number[];
  metrics: number;
  /** Namespaces. */
  operators: string[];
  observers: string[];
  /** Where it goes beyond the cluster's pods. */
  outside: k8s.NetworkPolicyEgressRule[];
}

function policy(scope: Construct, server: Server): void {
  const { name, matchLabels, users, port, internal, metrics, operators, observers, outside } = server;
  const peers = { podSelector: { matchLabels } };
  const tcp = (number: number) => ({ protocol: 'TCP', port: k8s.IntOrString.fromNumber(number) });
  new k8s.KubeNetworkPolicy(scope, `network-${name}`, {
    metadata: { name, labels: commonLabels(name, 'data') },
    spec: {
      podSelector: { matchLabels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            ...users.map((user) => ({ podSelector: { matchLabels: selectorOf(user) } })),
            ...observers.map(namespace),
          ],
          ports: [tcp(port)],
        },
        { from: [peers, ...operators.map(namespace)], ports: [port, ...internal].map(tcp) },
        { from: [namespace('monitoring')], ports: [tcp(metrics)] },
      ],
      egress: [{ to: [peers], ports: [port, ...internal].map(tcp) }, ...outside],
    },
  });
}

function namespace(name: string): k8s.NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}
