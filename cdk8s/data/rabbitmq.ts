import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { Certificate } from '../imports/cert-manager.ts';
import { Queue, RabbitmqCluster } from '../imports/rabbitmq.ts';
import { commonLabels } from '../names.ts';

export const brokerName = 'plaza-broker';
/** A message that fails this often goes to the dead-letter queue. */
const deliveryLimit = 5;

/** RabbitMQ with quorum queues: a message that was confirmed is on most nodes. */
export function broker(scope: Construct, cluster: Cluster, namespace: string): void {
  if (!cluster.broker) return;
  const { replicas, storage, size, queues, issuer } = cluster.broker;
  new Certificate(scope, 'broker-certificate', {
    metadata: { name: brokerName, labels: commonLabels(brokerName, 'broker') },
    spec: {
      secretName: `${brokerName}-tls`,
      dnsNames: [`${brokerName}.${namespace}.svc`, `*.${brokerName}-nodes.${namespace}.svc`],
      issuerRef: { name: issuer, kind: 'ClusterIssuer' },
    },
  });
  new RabbitmqCluster(scope, 'broker', {
    metadata: { name: brokerName, labels: commonLabels(brokerName, 'broker') },
    spec: {
      replicas,
      persistence: { storage },
      resources: {
        requests: { cpu: size.cpu, memory: size.memory },
        limits: { memory: size.memory },
      },
      tls: { secretName: `${brokerName}-tls`, disableNonTLSListeners: true },
      rabbitmq: {
        additionalConfig: 'cluster_partition_handling = pause_minority\ndefault_queue_type = quorum\n',
      },
      override: {
        statefulSet: {
          spec: {
            template: {
              metadata: {
                labels: { ...commonLabels(brokerName, 'broker'), 'sidecar.istio.io/inject': 'false' },
              },
              spec: {
                containers: [],
                // Pod Security `restricted` asks it of the pod; the operator's containers have the rest.
                securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
              },
            },
          },
        },
      },
    },
  });
  for (const name of queues) {
    queue(scope, name, {
      'x-queue-type': 'quorum',
      'x-delivery-limit': deliveryLimit,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': `${name}.dead`,
      'x-dead-letter-strategy': 'at-least-once',
      'x-overflow': 'reject-publish',
    });
    queue(scope, `${name}.dead`, { 'x-queue-type': 'quorum' });
  }
}

function queue(scope: Construct, name: string, queueArguments: Record<string, string | number>): void {
  new Queue(scope, `queue-${name}`, {
    metadata: { name: name.replace(/[_.]/g, '-'), labels: commonLabels(brokerName, 'broker') },
    spec: {
      name,
      type: 'quorum',
      durable: true,
      autoDelete: false,
      arguments: queueArguments,
      rabbitmqClusterReference: { name: brokerName },
    },
  });
}
