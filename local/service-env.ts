import { join } from 'node:path';
import type { Placement, Replica } from '../envoy/placement.ts';
import { type accessOf, topologyOf, usesBroker } from '../mesh/queues.ts';
import type { Mesh } from '../mesh/types.ts';
import type { Layout } from './layout.ts';
import type { Otel } from './otel.ts';
import type { Postgres } from './postgres.ts';
import { secret } from './secret.ts';

interface Broker {
  url(service: string): string;
  /** Where each service has a user of its own. */
  access?: ReturnType<typeof accessOf>;
}

/** The environment variables by which a replica's process learns where it is; the same names as in a cluster. */
export function serviceEnv(
  replica: Replica,
  {
    mesh,
    placement,
    postgres,
    paths,
    broker,
    otel,
  }: {
    mesh: Mesh;
    placement: Placement;
    postgres: Postgres;
    paths: Layout;
    broker: Broker;
    otel: Pick<Otel, 'variables'>;
  },
): Record<string, string> {
  const service = mesh.services.find(({ name }) => name === replica.service);
  const env: Record<string, string> = {
    LISTEN: `unix:${replica.socket}`,
    MESH: `unix:${replica.outbound}`,
    METRICS: `unix:${replica.metrics}`,
    INSTANCE: replica.name,
    LOG_LEVEL: 'info',
    REFLECTION: mesh.environment.reflection ? 'on' : 'off',
    PAGE_TOKEN_SECRET: secret(join(paths.secrets, `page-token-${replica.service}`)),
    ...otel.variables,
  };
  if (!placement.telemetry) env.OTEL_SDK_DISABLED = 'true';
  if (service?.database) env.DATABASE_URL = postgres.url(replica.service);
  if (service && usesBroker(service)) {
    env.BROKER_URL = broker.url(service.name);
    env.BROKER_TOPOLOGY = JSON.stringify(topologyOf(mesh));
    // Who named a RabbitMQ has named one user of it, for all services: whose message is whose, it cannot say.
    if (broker.access) env.BROKER_ACCESS = JSON.stringify(broker.access);
  }
  if (replica.service === 'accounts') {
    env.KEY_ENCRYPTION_KEY = secret(join(paths.secrets, 'key-encryption'));
    env.TOKEN_ISSUER = mesh.policy.issuer;
    env.TOKEN_AUDIENCE = mesh.policy.audience;
  }
  if (replica.service === 'catalog') env.OBJECT_STORE = `file:${paths.objects}`;
  if (replica.service === 'ops') {
    env.SERVICES = mesh.services.map(({ name }) => name).join(',');
    env.ENVOY_ADMIN = `self=unix:${replica.admin},gateway=unix:${placement.gatewayAdmin}`;
    env.SPANS_PER_SECOND = String(mesh.environment.sampling.mostSpansPerSecond ?? 0);
    env.LOGS = `dir:${paths.logs}`;
  }
  return env;
}
