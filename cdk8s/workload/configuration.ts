import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { brokerUrl } from '../data/broker-access.ts';
import { fromStore, kept, publishedPassword, remote } from '../data/credentials.ts';
import { databaseUrl } from '../data/database-access.ts';
import { ExternalSecret } from '../imports/external-secrets.ts';
import { commonLabels } from '../names.ts';
import { secretKeys, secretName, settings } from './environment-variables.ts';

/** The service's ConfigMap. Its name carries its content, so that a change rolls the pods and an old pod keeps what it was started with. */
export function configMap(scope: Construct, mesh: Mesh, service: Service): string {
  const data = settings(mesh, service);
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 8);
  const name = `${service.name}-settings-${hash}`;
  new k8s.KubeConfigMap(scope, 'settings', {
    metadata: { name, labels: commonLabels(service.name, 'service') },
    immutable: true,
    data,
  });
  return name;
}

/** The service's Secret: from the external store, where an operator fills it in; published values in an environment that holds nothing. */
export function secret(scope: Construct, mesh: Mesh, cluster: Cluster, service: Service): void {
  const name = secretName(service);
  const labels = commonLabels(service.name, 'service');
  if (cluster.secrets === 'published') {
    new k8s.KubeSecret(scope, 'secrets', {
      metadata: { name, labels },
      stringData: Object.fromEntries(
        secretKeys(mesh, cluster, service).map((key) => [key, published(mesh, cluster, service, key)]),
      ),
    });
    return;
  }
  const stored = `${mesh.environment.name}/${service.name}`;
  new ExternalSecret(scope, 'secrets', {
    metadata: { name, labels },
    spec: {
      ...fromStore(cluster.secrets.store),
      target: {
        ...kept(name),
        template: {
          engineVersion: 'v2',
          data: Object.fromEntries(
            secretKeys(mesh, cluster, service).map((key) => {
              const password = `{{ .${passwords[key]} | urlquery }}`;
              return [key, key in passwords ? urlOf(mesh, cluster, service, key, password) : `{{ .${key} }}`];
            }),
          ),
        },
      },
      data: secretKeys(mesh, cluster, service).map((key) => remote(stored, passwords[key] ?? key)),
    },
  });
}

/** What the store has of a URL: the rest of it is no secret. */
const passwords: Record<string, string> = {
  DATABASE_URL: 'DATABASE_PASSWORD',
  BROKER_URL: 'BROKER_PASSWORD',
};

function urlOf(mesh: Mesh, cluster: Cluster, { name }: Service, key: string, password: string): string {
  return key === 'BROKER_URL' ? brokerUrl(mesh, name, password) : databaseUrl(cluster, name, password);
}

function published(mesh: Mesh, cluster: Cluster, service: Service, key: string): string {
  switch (key) {
    case 'DATABASE_URL':
    case 'BROKER_URL':
      return urlOf(mesh, cluster, service, key, publishedPassword);
    case 'KEY_ENCRYPTION_KEY':
      return Buffer.from(
        `published ${mesh.environment.name} key, no secret`.slice(0, 32).padEnd(32),
      ).toString('base64');
    default:
      return `published-${mesh.environment.name}-value-no-secret`;
  }
}
