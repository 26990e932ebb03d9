import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { foreignImage } from '../foreign-images.ts';
import { Certificate } from '../imports/cert-manager.ts';
import { RabbitmqCluster } from '../imports/rabbitmq.ts';
import { commonLabels, selectorOf } from '../names.ts';
import { disruptionBudget } from '../workload/autoscaling.ts';
import { dataPriority } from '../workload/priorities.ts';
import { spread } from '../workload/spread.ts';
import { brokerCertificate, brokerName } from './broker-access.ts';
import { brokerQueues } from './broker-queues.ts';
import { brokerUsers } from './broker-users.ts';

/** RabbitMQ with quorum queues: a message that was confirmed is on most nodes. Its topology is declared here, and by nobody else. */
export function broker(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  if (!cluster.broker) return;
  const { replicas, storage, size, issuer } = cluster.broker;
  const { namespace } = mesh;
  new Certificate(scope, 'broker-certificate', {
    metadata: { name: brokerName, labels: commonLabels(brokerName, 'broker') },
    spec: {
      secretName: brokerCertificate,
      dnsNames: [`${brokerName}.${namespace}.svc`, `*.${brokerName}-nodes.${namespace}.svc`],
      issuerRef: { name: issuer, kind: 'ClusterIssuer' },
    },
  });
  new RabbitmqCluster(scope, 'broker', {
    metadata: { name: brokerName, labels: commonLabels(brokerName, 'broker') },
    spec: {
      replicas,
      image: foreignImage('rabbitmq'),
      persistence: { storage },
      resources: {
        requests: { cpu: size.cpu, memory: size.memory },
        limits: { memory: size.memory },
      },
      tls: { secretName: brokerCertificate, disableNonTLSListeners: true },
      rabbitmq: {
        additionalConfig: [
          'cluster_partition_handling = pause_minority',
          'default_queue_type = quorum',
          // When a message came is the broker's to say: what a publisher writes there is overwritten.
          'message_interceptors.incoming.set_header_timestamp.overwrite = true',
          '',
        ].join('\n'),
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
                priorityClassName: dataPriority,
                // Two nodes of three that go with one zone take every queue along.
                topologySpreadConstraints: spread(
                  cluster,
                  selectorOf(brokerName),
                  'controller-revision-hash',
                ),
                // Pod Security `restricted` asks it of the pod; the operator's containers have the rest.
                securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
              },
            },
          },
        },
      },
    },
  });
  // Its operator makes none.
  disruptionBudget(scope, brokerName, commonLabels(brokerName, 'broker'));
  brokerQueues(scope, mesh);
  brokerUsers(scope, mesh, cluster);
}
