import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { EVENTS, RETRIES } from '../../src/runtime/broker/rabbitmq-topology.ts';
import { deadLetters } from '../../src/runtime/broker/types.ts';
import { Permission, User } from '../imports/rabbitmq.ts';
import { commonLabels } from '../names.ts';
import { brokerName, userSecret, usesRabbit, vhost } from './broker-access.ts';
import { credentials } from './credentials.ts';

/** A user for each service that uses the broker, who may take from the service's own queues and from no other's. */
export function brokerUsers(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  for (const service of mesh.services.filter((one) => usesRabbit(cluster, one))) {
    const { name } = service;
    credentials(scope, mesh, cluster, {
      name: userSecret(name),
      component: 'broker',
      service: name,
      property: 'BROKER_PASSWORD',
    });
    new User(scope, `user-${name}`, {
      metadata: { name, labels: commonLabels(name, 'broker') },
      spec: {
        importCredentialsSecret: { name: userSecret(name) },
        rabbitmqClusterReference: { name: brokerName },
      },
    });
    new Permission(scope, `permission-${name}`, {
      metadata: { name, labels: commonLabels(name, 'broker') },
      spec: {
        vhost,
        userReference: { name },
        permissions: permissions(service),
        rabbitmqClusterReference: { name: brokerName },
      },
    });
  }
}

/** Regular expressions over names. What there is, the operator declares, so nobody else may. */
function permissions({ publishes, queues }: Service): { configure: string; write: string; read: string } {
  const own = Object.keys(queues).flatMap((name) => [name, deadLetters(name)]);
  return {
    configure: any([]),
    // What it takes and fails at, it sends to itself once more, later.
    write: any([...(publishes.length > 0 ? [EVENTS] : []), ...(own.length > 0 ? [RETRIES] : [])]),
    read: any(own),
  };
}

function any(names: string[]): string {
  return names.length > 0 ? `^(${names.map((name) => name.replace(/\./g, '\\.')).join('|')})$` : '^$';
}
