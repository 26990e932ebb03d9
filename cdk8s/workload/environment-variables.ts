import type { k8s } from 'cdk8s-plus-34';
import type { Cluster } from '../../mesh/cluster.ts';
import { accessOf, topologyOf, usesBroker } from '../../mesh/queues.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { observer } from '../names.ts';
import { figuresPort, processPort, servicePort } from '../ports.ts';
import { notServingMs } from './timers.ts';

/** What a service's ConfigMap says; nothing in it is secret. */
export function settings(mesh: Mesh, cluster: Cluster, service: Service): Record<string, string> {
  return {
    LISTEN: `127.0.0.1:${processPort}`,
    MESH: `127.0.0.1:${servicePort}`,
    METRICS: `127.0.0.1:${figuresPort}`,
    ...traces(cluster, service),
    LOG_LEVEL: 'info',
    REFLECTION: mesh.environment.reflection ? 'on' : 'off',
    DRAIN_MS: `${notServingMs}`,
    ...(service.name === mesh.policy.keySet.service && {
      TOKEN_ISSUER: mesh.policy.issuer,
      TOKEN_AUDIENCE: mesh.policy.audience,
      TOKEN_LIFETIME_S: `${mesh.policy.maxTokenLifetimeSeconds}`,
    }),
    ...(usesBroker(service) && {
      BROKER_TOPOLOGY: JSON.stringify(topologyOf(mesh)),
      BROKER_ACCESS: JSON.stringify(accessOf(mesh)),
    }),
    ...cluster.extras[service.name]?.settings,
    ...(service.name === observer && {
      SERVICES: mesh.services.map(({ name }) => name).join(','),
      // Its own proxy; those of other pods are nobody's to reach.
      ENVOY_ADMIN: 'self=http://127.0.0.1:15000',
      LOGS: 'kubernetes',
    }),
  };
}

/** Where spans go, where not to ops: by the sidecar's listener. People know the collector by its name. */
function traces({ tracing }: Cluster, { name }: Service): Record<string, string> {
  if (!tracing) return {};
  const { host, port } = tracing.collector;
  return {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    ...(name === observer && { COLLECTOR: `${host}:${port}` }),
  };
}

/** The keys of a service's Secret, which are the variables' names. */
export function secretKeys(mesh: Mesh, cluster: Cluster, service: Service): string[] {
  return [
    'PAGE_TOKEN_SECRET',
    ...(service.name === mesh.policy.keySet.service ? ['KEY_ENCRYPTION_KEY'] : []),
    ...(cluster.extras[service.name]?.secrets ?? []),
    ...(service.database ? ['DATABASE_URL'] : []),
    ...(usesBroker(service) ? ['BROKER_URL'] : []),
  ];
}

/** The variables of the service's container. */
export function variables(service: Service, keys: string[]): k8s.EnvVar[] {
  return [
    { name: 'INSTANCE', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ...keys.map((key) => ({
      name: key,
      valueFrom: { secretKeyRef: { name: secretName(service), key } },
    })),
  ];
}

export function secretName(service: Service): string {
  return `${service.name}-secrets`;
}
