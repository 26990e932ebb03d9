/** Where each file of custom resource types comes from, and which kinds of it Plaza uses. A version is raised here, and nowhere else. */
export interface Source {
  /** The project and its release; also what the cluster must have installed, this or newer. */
  from: string;
  /** The file there that declares the resources. */
  path: string;
  kinds: string[];
}

export const sources: Record<string, Source[]> = {
  istio: [
    {
      from: 'istio.io/api v1.31.1',
      path: 'kubernetes/customresourcedefinitions.gen.yaml',
      kinds: [
        'AuthorizationPolicy',
        'DestinationRule',
        'EnvoyFilter',
        'Gateway',
        'PeerAuthentication',
        'RequestAuthentication',
        'Sidecar',
        'Telemetry',
        'VirtualService',
      ],
    },
  ],
  'cert-manager': [
    {
      from: 'github.com/cert-manager/cert-manager v1.21.2',
      path: 'deploy/crds/cert-manager.io_certificates.yaml',
      kinds: ['Certificate'],
    },
  ],
  'external-secrets': [
    {
      from: 'github.com/external-secrets/external-secrets v1.3.2',
      path: 'config/crds/bases/external-secrets.io_externalsecrets.yaml',
      kinds: ['ExternalSecret'],
    },
  ],
  'prometheus-operator': [
    {
      from: 'github.com/prometheus-operator/prometheus-operator v0.85.0',
      path: 'example/prometheus-operator-crd/monitoring.coreos.com_alertmanagerconfigs.yaml',
      kinds: ['AlertmanagerConfig'],
    },
    {
      from: 'github.com/prometheus-operator/prometheus-operator v0.85.0',
      path: 'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml',
      kinds: ['PodMonitor'],
    },
    {
      from: 'github.com/prometheus-operator/prometheus-operator v0.85.0',
      path: 'example/prometheus-operator-crd/monitoring.coreos.com_prometheusrules.yaml',
      kinds: ['PrometheusRule'],
    },
  ],
  'cloudnative-pg': [
    {
      from: 'github.com/cloudnative-pg/cloudnative-pg v1.30.0',
      path: 'config/crd/bases/postgresql.cnpg.io_clusters.yaml',
      kinds: ['Cluster'],
    },
    {
      from: 'github.com/cloudnative-pg/cloudnative-pg v1.30.0',
      path: 'config/crd/bases/postgresql.cnpg.io_databases.yaml',
      kinds: ['Database'],
    },
    {
      from: 'github.com/cloudnative-pg/cloudnative-pg v1.30.0',
      path: 'config/crd/bases/postgresql.cnpg.io_scheduledbackups.yaml',
      kinds: ['ScheduledBackup'],
    },
  ],
  rabbitmq: [
    {
      from: 'github.com/rabbitmq/cluster-operator v2.22.3',
      path: 'config/crd/bases/rabbitmq.com_rabbitmqclusters.yaml',
      kinds: ['RabbitmqCluster'],
    },
    {
      from: 'github.com/rabbitmq/messaging-topology-operator v1.20.1',
      path: 'config/crd/bases/rabbitmq.com_queues.yaml',
      kinds: ['Queue'],
    },
    {
      from: 'github.com/rabbitmq/messaging-topology-operator v1.20.1',
      path: 'config/crd/bases/rabbitmq.com_vhosts.yaml',
      kinds: ['Vhost'],
    },
    {
      from: 'github.com/rabbitmq/messaging-topology-operator v1.20.1',
      path: 'config/crd/bases/rabbitmq.com_exchanges.yaml',
      kinds: ['Exchange'],
    },
    {
      from: 'github.com/rabbitmq/messaging-topology-operator v1.20.1',
      path: 'config/crd/bases/rabbitmq.com_bindings.yaml',
      kinds: ['Binding'],
    },
    {
      from: 'github.com/rabbitmq/messaging-topology-operator v1.20.1',
      path: 'config/crd/bases/rabbitmq.com_users.yaml',
      kinds: ['User'],
    },
    {
      from: 'github.com/rabbitmq/messaging-topology-operator v1.20.1',
      path: 'config/crd/bases/rabbitmq.com_permissions.yaml',
      kinds: ['Permission'],
    },
    {
      from: 'github.com/rabbitmq/messaging-topology-operator v1.20.1',
      path: 'config/crd/bases/rabbitmq.com_topicpermissions.yaml',
      kinds: ['TopicPermission'],
    },
  ],
  keda: [
    {
      from: 'github.com/kedacore/keda v2.21.0',
      path: 'config/crd/bases/keda.sh_scaledobjects.yaml',
      kinds: ['ScaledObject'],
    },
    {
      from: 'github.com/kedacore/keda v2.21.0',
      path: 'config/crd/bases/keda.sh_triggerauthentications.yaml',
      kinds: ['TriggerAuthentication'],
    },
  ],
};
