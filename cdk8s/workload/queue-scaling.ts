import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Service } from '../../mesh/types.ts';
import { brokerCertificate, usesRabbit } from '../data/broker-access.ts';
import { ScaledObject, TriggerAuthentication } from '../imports/keda.ts';
import { labelsOf } from '../names.ts';
import { isFixed, scaleOf, scalingBehavior } from './autoscaling.ts';
import { secretName } from './environment-variables.ts';

/** Whether the number of copies goes by what waits in the service's queues too, which takes KEDA. */
export function scalesByQueues(cluster: Cluster, service: Service): boolean {
  const queues = Object.keys(service.queues);
  return usesRabbit(cluster, service) && queues.length > 0 && !isFixed(scaleOf(cluster, service.name));
}

/**
 * Of a service's stable version, in place of its autoscaler, which KEDA makes of this: by CPU as everywhere, or by the messages that wait,
 * whichever asks for more copies. While the broker cannot be asked nobody is sent away.
 */
export function queueScaler(scope: Construct, cluster: Cluster, service: Service): void {
  const { name } = service;
  const { min, max, cpuPercent } = scaleOf(cluster, name);
  const { messagesPerCopy } = cluster.broker!;
  const access = queueAccess(scope, name, secretName(service));
  new ScaledObject(scope, 'queue-scaler', {
    metadata: { name, labels: labelsOf(name) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicaCount: min,
      maxReplicaCount: max,
      pollingInterval: 10,
      fallback: { failureThreshold: 3, replicas: min, behavior: 'currentReplicasIfHigher' },
      advanced: { horizontalPodAutoscalerConfig: { name, behavior: scalingBehavior } },
      triggers: [
        { type: 'cpu', metricType: 'Utilization', metadata: { value: `${cpuPercent}` } },
        ...Object.keys(service.queues).map((queueName) => ({
          type: 'rabbitmq',
          name: queueName.replaceAll('_', '-'),
          metricType: 'AverageValue',
          metadata: { protocol: 'amqp', queueName, mode: 'QueueLength', value: `${messagesPerCopy}` },
          authenticationRef: { name: access },
        })),
      ],
    },
  });
}

/** How KEDA signs in to count what waits: as the service itself, which may see its own queues. */
function queueAccess(scope: Construct, service: string, secret: string): string {
  const metadata = { name: `${service}-queues`, labels: labelsOf(service) };
  // KEDA takes the word that there is TLS from here and not from the trigger.
  new k8s.KubeConfigMap(scope, 'queue-access-tls', { metadata, data: { tls: 'enable' } });
  new TriggerAuthentication(scope, 'queue-access', {
    metadata,
    spec: {
      secretTargetRef: [
        { parameter: 'host', name: secret, key: 'BROKER_URL' },
        { parameter: 'ca', name: brokerCertificate, key: 'ca.crt' },
      ],
      configMapTargetRef: [{ parameter: 'tls', name: metadata.name, key: 'tls' }],
    },
  });
  return metadata.name;
}
