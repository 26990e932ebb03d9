import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { accessOf } from '../../mesh/queues.ts';
import type { Mesh } from '../../mesh/types.ts';
import { rabbitPermissions } from '../../src/runtime/broker/rabbitmq-permissions.ts';
import { Permission, TopicPermission, User } from '../imports/rabbitmq.ts';
import { commonLabels } from '../names.ts';
import { brokerName, userSecret, usesRabbit, vhost } from './broker-access.ts';
import { credentials } from './credentials.ts';

/** A user for each service that uses the broker, who may do what the graph says of the service, and whose name RabbitMQ holds each message to. */
export function brokerUsers(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  const access = accessOf(mesh);
  for (const service of mesh.services.filter((one) => usesRabbit(cluster, one))) {
    const { name } = service;
    const { topics, ...permissions } = rabbitPermissions(access[name]!);
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
        permissions,
        rabbitmqClusterReference: { name: brokerName },
      },
    });
    new TopicPermission(scope, `topics-${name}`, {
      metadata: { name, labels: commonLabels(name, 'broker') },
      spec: {
        vhost,
        userReference: { name },
        permissions: topics,
        rabbitmqClusterReference: { name: brokerName },
      },
    });
  }
}
