import type { k8s } from 'cdk8s-plus-34';
import type { Cluster } from '../../mesh/cluster.ts';
import { usesBroker } from '../../mesh/queues.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { brokerPort } from '../ports.ts';
import { brokerDatabase, databaseUrl } from './database-access.ts';

export const brokerName = 'plaza-broker';
/** Plaza's part of the broker. */
export const vhost = 'plaza';

const folder = '/etc/plaza/broker';

/** Whether a service signs in to RabbitMQ, which an environment need not have: queues are in PostgreSQL then. */
export function usesRabbit(cluster: Cluster, service: Service): boolean {
  return cluster.broker !== undefined && usesBroker(service);
}

/** Where the broker is for a service: RabbitMQ as a user of its own, or a database, as the role of its own. */
export function brokerUrl(mesh: Mesh, cluster: Cluster, service: string, password: string): string {
  return cluster.broker
    ? `amqps://${service}:${password}@${brokerName}.${mesh.namespace}.svc:${brokerPort}/${vhost}`
    : databaseUrl(cluster, brokerDatabase, password, service);
}

/** The certificate of the authority that made the broker's, never a key; Node takes it beside those that it knows. */
export function brokerAuthority(): { volume: k8s.Volume; mount: k8s.VolumeMount; env: k8s.EnvVar } {
  return {
    volume: {
      name: 'broker-ca',
      secret: { secretName: brokerCertificate, items: [{ key: 'ca.crt', path: 'ca.crt' }] },
    },
    mount: { name: 'broker-ca', mountPath: folder, readOnly: true },
    env: { name: 'NODE_EXTRA_CA_CERTS', value: `${folder}/ca.crt` },
  };
}

/** The Secret with the broker's certificate. */
export const brokerCertificate = `${brokerName}-tls`;

/** The Secret by which the broker learns a user's password. */
export function userSecret(service: string): string {
  return `${service}-broker`;
}
