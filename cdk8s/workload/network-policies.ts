import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { callees } from '../../mesh/connections.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { brokerName, usesRabbit } from '../data/broker-access.ts';
import { type Database, databasesOf, migrates, opens, serverOf } from '../data/database-access.ts';
import { commonLabels, gateway, istioNamespace, selectorOf } from '../names.ts';
import {
  brokerPort,
  databasePort,
  gatewayHttpPort,
  gatewayHttpsPort,
  inboundPort,
  istiodPort,
  metricsPort,
  readinessPort,
} from '../ports.ts';
import { migrationName } from './migration-job.ts';
import { toOutside } from './outside.ts';

/** Nothing goes in or out but what another policy allows, and names. */
export function denyAll(scope: Construct): void {
  new k8s.KubeNetworkPolicy(scope, 'network-deny-all', {
    metadata: { name: 'deny-all' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
  new k8s.KubeNetworkPolicy(scope, 'network-names', {
    metadata: { name: 'names' },
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ ...inNamespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
          ports: [
            { protocol: 'UDP', port: port(53) },
            { protocol: 'TCP', port: port(53) },
          ],
        },
      ],
    },
  });
}

/** The edges of the graph, as the network sees them: the same that the authorization policies see as identities. */
export function servicePolicy(scope: Construct, mesh: Mesh, cluster: Cluster, service: Service): void {
  const callers = mesh.services.filter((other) => callees(mesh, other).includes(service));
  const called = callees(mesh, service);
  const databases = databasesOf(mesh, cluster).filter((database) => opens(service, database));
  new k8s.KubeNetworkPolicy(scope, 'network', {
    metadata: { name: service.name, labels: commonLabels(service.name, 'service') },
    spec: {
      podSelector: { matchLabels: selectorOf(service.name) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { from: [gateway, ...callers.map(({ name }) => name)].map(pods), ports: [tcp(inboundPort)] },
        metrics,
      ],
      egress: [
        toIstiod,
        ...(called.length > 0
          ? [{ to: called.map(({ name }) => pods(name)), ports: [tcp(inboundPort)] }]
          : []),
        ...toDatabases(cluster, databases),
        ...toBroker(cluster, service),
        ...toCollector(cluster),
        ...toOutside(cluster, service.name),
      ],
    },
  });
  if (!service.database) return;
  new k8s.KubeNetworkPolicy(scope, 'network-migration', {
    metadata: { name: migrationName(service), labels: commonLabels(migrationName(service), 'migration') },
    spec: {
      podSelector: { matchLabels: selectorOf(migrationName(service)) },
      policyTypes: ['Ingress', 'Egress'],
      egress: toDatabases(
        cluster,
        databases.filter((database) => migrates(mesh, cluster, service, database)),
      ),
    },
  });
}

/** Everybody reaches the gateway, and the gateway every service. */
export function gatewayPolicy(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  new k8s.KubeNetworkPolicy(scope, 'network', {
    metadata: { name: gateway, labels: commonLabels(gateway, 'gateway') },
    spec: {
      podSelector: { matchLabels: selectorOf(gateway) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [gatewayHttpPort, gatewayHttpsPort, readinessPort].map(tcp) }, metrics],
      egress: [
        toIstiod,
        { to: mesh.services.map(({ name }) => pods(name)), ports: [tcp(inboundPort)] },
        ...toCollector(cluster),
      ],
    },
  });
}

const metrics: k8s.NetworkPolicyIngressRule = {
  from: [inNamespace('monitoring')],
  ports: [tcp(metricsPort)],
};

const toIstiod: k8s.NetworkPolicyEgressRule = {
  to: [{ ...inNamespace(istioNamespace), podSelector: { matchLabels: { app: 'istiod' } } }],
  ports: [tcp(istiodPort)],
};

function toDatabases(cluster: Cluster, databases: Database[]): k8s.NetworkPolicyEgressRule[] {
  const servers = [...new Set(databases.map(({ name }) => serverOf(cluster, name)))];
  if (servers.length === 0) return [];
  return [
    {
      to: servers.map((name) => ({ podSelector: { matchLabels: { 'cnpg.io/cluster': name } } })),
      ports: [tcp(databasePort)],
    },
  ];
}

function toBroker(cluster: Cluster, service: Service): k8s.NetworkPolicyEgressRule[] {
  return usesRabbit(cluster, service) ? [{ to: [pods(brokerName)], ports: [tcp(brokerPort)] }] : [];
}

function toCollector({ tracing }: Cluster): k8s.NetworkPolicyEgressRule[] {
  if (!tracing) return [];
  return [{ to: [inNamespace(tracing.collector.namespace)], ports: [tcp(tracing.collector.port)] }];
}

function pods(workload: string): k8s.NetworkPolicyPeer {
  return { podSelector: { matchLabels: selectorOf(workload) } };
}

function inNamespace(name: string): k8s.NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

function tcp(number: number): k8s.NetworkPolicyPort {
  return { protocol: 'TCP', port: port(number) };
}

function port(number: number): k8s.IntOrString {
  return k8s.IntOrString.fromNumber(number);
}
