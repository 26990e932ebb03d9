import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { databaseAuthority } from '../data/database-access.ts';
import { commonLabels, stable } from '../names.ts';
import { imageOf, type Release } from '../release.ts';
import { secretName } from './environment-variables.ts';
import { resources } from './resources.ts';
import { containerSecurity, podSecurity, scratch } from './security.ts';
import { migrationSeconds } from './timers.ts';

/** The workload that migrates a service's database; it has an identity of its own, and no sidecar, because it calls nobody. */
export function migrationName(service: Service): string {
  return `${service.name}-migration`;
}

/**
 * Brings a service's database to the schema of its image. A Job cannot be changed, so its name carries the image; Argo CD and Helm run it before
 * the rollout. Whoever applies by hand waits for it, as docs/cluster.md tells; a service whose tables are not there yet is not ready.
 */
export function migrationJob(
  scope: Construct,
  { mesh, cluster, release, service }: { mesh: Mesh; cluster: Cluster; release: Release; service: Service },
): void {
  if (!service.database) return;
  const image = imageOf(release, cluster.registry, service.name, stable);
  const workload = migrationName(service);
  const labels = commonLabels(workload, 'migration');
  const authority = databaseAuthority(cluster, service.name);
  new k8s.KubeServiceAccount(scope, 'migration-account', {
    metadata: { name: workload, labels },
    automountServiceAccountToken: false,
  });
  new k8s.KubeJob(scope, 'migration', {
    metadata: {
      name: `${workload}-${createHash('sha256').update(image).digest('hex').slice(0, 10)}`,
      labels: { ...labels, 'app.kubernetes.io/part-of': mesh.namespace },
      annotations: { 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      backoffLimit: 6,
      activeDeadlineSeconds: migrationSeconds,
      ttlSecondsAfterFinished: 86_400,
      template: {
        metadata: { labels: { ...labels, 'sidecar.istio.io/inject': 'false' } },
        spec: {
          serviceAccountName: workload,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          restartPolicy: 'OnFailure',
          securityContext: podSecurity,
          containers: [
            {
              name: 'migrate',
              image,
              imagePullPolicy: 'IfNotPresent',
              args: ['src/runtime/migrate.ts', '--service', service.name],
              env: [
                {
                  name: 'DATABASE_URL',
                  valueFrom: { secretKeyRef: { name: secretName(service), key: 'DATABASE_URL' } },
                },
              ],
              resources: resources(cluster.size.other),
              securityContext: containerSecurity,
              volumeMounts: [scratch.mount, authority.mount],
            },
          ],
          volumes: [scratch.volume, authority.volume],
        },
      },
    },
  });
}
