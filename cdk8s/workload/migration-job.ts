import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { accessOf, topologyOf } from '../../mesh/queues.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { stable } from '../../mesh/versions.ts';
import { brokerDatabase, databaseAuthority, makesQueues } from '../data/database-access.ts';
import { commonLabels } from '../names.ts';
import { imageOf, type Release } from '../release.ts';
import { migrationSecret } from './configuration.ts';
import { servingPriority } from './priorities.ts';
import { resources } from './resources.ts';
import { containerSecurity, podSecurity, scratch } from './security.ts';
import { migrationSeconds } from './timers.ts';

/** The workload that migrates a service's database; it has an identity of its own, and no sidecar, because it calls nobody. */
export function migrationName(service: Service): string {
  return `${service.name}-migration`;
}

/**
 * Brings a service's database to the schema of its image, as the role that owns it, and gives the service's role its rights; the first service with queues
 * makes those as well, where they are in PostgreSQL. A Job cannot be changed, so its name carries all that its pod is; Argo CD runs it before
 * the rollout. Whoever applies by hand or by Helm waits for it, as docs/cluster.md tells: a service whose tables are not there yet is not ready, and
 * the copies of before go on.
 */
export function migrationJob(
  scope: Construct,
  { mesh, cluster, release, service }: { mesh: Mesh; cluster: Cluster; release: Release; service: Service },
): void {
  if (!service.database) return;
  const workload = migrationName(service);
  const labels = commonLabels(workload, 'migration');
  const authority = databaseAuthority(cluster, service.name);
  new k8s.KubeServiceAccount(scope, 'migration-account', {
    metadata: { name: workload, labels },
    automountServiceAccountToken: false,
  });
  migrationSecret(scope, mesh, cluster, service, workload);
  const image = imageOf(release, cluster.registry, service.name, stable);
  const brokerAuthority = databaseAuthority(cluster, brokerDatabase, 'queues-ca');
  const queues: k8s.Container = {
    name: 'queues',
    image,
    imagePullPolicy: 'IfNotPresent',
    args: ['src/runtime/broker/set-up.ts'],
    env: [
      { name: 'BROKER_URL', valueFrom: { secretKeyRef: { name: workload, key: 'BROKER_URL' } } },
      { name: 'BROKER_TOPOLOGY', value: JSON.stringify(topologyOf(mesh)) },
      { name: 'BROKER_ACCESS', value: JSON.stringify(accessOf(mesh)) },
    ],
    resources: resources(cluster.size.other),
    securityContext: containerSecurity,
    volumeMounts: [scratch.mount, brokerAuthority.mount],
  };
  const template: k8s.PodTemplateSpec = {
    metadata: { labels: { ...labels, 'sidecar.istio.io/inject': 'false' } },
    spec: {
      serviceAccountName: workload,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: servingPriority,
      restartPolicy: 'OnFailure',
      securityContext: podSecurity,
      containers: [
        {
          name: 'migrate',
          image,
          imagePullPolicy: 'IfNotPresent',
          // A release that is taken back comes to tables of the one after it, and must not wait for its migration in vain.
          args: ['src/runtime/migrate.ts', '--service', service.name, '--role', service.name, '--or-newer'],
          env: [
            {
              name: 'DATABASE_URL',
              valueFrom: { secretKeyRef: { name: workload, key: 'DATABASE_URL' } },
            },
          ],
          resources: resources(cluster.size.other),
          securityContext: containerSecurity,
          volumeMounts: [scratch.mount, authority.mount],
        },
        ...(makesQueues(mesh, cluster, service) ? [queues] : []),
      ],
      volumes: [
        scratch.volume,
        authority.volume,
        ...(makesQueues(mesh, cluster, service) ? [brokerAuthority.volume] : []),
      ],
    },
  };
  new k8s.KubeJob(scope, 'migration', {
    metadata: {
      name: `${workload}-${createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10)}`,
      labels,
      annotations: { 'argocd.argoproj.io/hook': 'Sync' },
    },
    spec: {
      backoffLimit: 6,
      activeDeadlineSeconds: migrationSeconds,
      ttlSecondsAfterFinished: 86_400,
      template,
    },
  });
}
