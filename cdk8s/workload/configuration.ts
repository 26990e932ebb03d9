import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { brokerUrl } from '../data/broker-access.ts';
import { fromStore, kept, publishedPassword, remote } from '../data/credentials.ts';
import { brokerDatabase, databaseUrl, makesQueues, ownerOf } from '../data/database-access.ts';
import { ExternalSecret } from '../imports/external-secrets.ts';
import { commonLabels } from '../names.ts';
import { secretKeys, secretName, settings } from './environment-variables.ts';

/** The service's ConfigMap. Its name carries its content, so that a change rolls the pods and an old pod keeps what it was started with. */
export function configMap(scope: Construct, mesh: Mesh, cluster: Cluster, service: Service): string {
  const data = settings(mesh, cluster, service);
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
  const values = secretKeys(mesh, cluster, service).map((key) => secretValue(mesh, cluster, service, key));
  keySecret(scope, mesh, cluster, { name: secretName(service), component: 'service', service, values });
}

/** What the migration of a service signs in by, which the service itself does not know. */
export function migrationSecret(
  scope: Construct,
  mesh: Mesh,
  cluster: Cluster,
  service: Service,
  name: string,
): void {
  const url = (password: string) => databaseUrl(cluster, service.name, password, ownerOf(service.name));
  const values: Value[] = [
    { key: 'DATABASE_URL', property: 'DATABASE_OWNER_PASSWORD', published: publishedPassword, of: url },
  ];
  if (makesQueues(mesh, cluster, service))
    values.push({
      key: 'BROKER_URL',
      property: 'BROKER_OWNER_PASSWORD',
      elsewhere: { folder: brokerDatabase, property: 'DATABASE_PASSWORD' },
      published: publishedPassword,
      of: (password) => databaseUrl(cluster, brokerDatabase, password),
    });
  keySecret(scope, mesh, cluster, { name, component: 'migration', service, values });
}

interface Value {
  /** Of the Secret, and the variable. */
  key: string;
  /** What the store has of it, in the service's own folder. */
  property: string;
  /** Where else the store has it. */
  elsewhere?: { folder: string; property: string };
  /** What it is where everybody may know it. */
  published: string;
  /** The value, of what the store has: a URL of its password. */
  of?: (password: string) => string;
}

interface KeySecret {
  name: string;
  component: string;
  service: Service;
  values: Value[];
}

function keySecret(
  scope: Construct,
  mesh: Mesh,
  cluster: Cluster,
  { name, component, service, values }: KeySecret,
): void {
  const metadata = { name, labels: commonLabels(service.name, component) };
  const value = ({ property, of }: Value) =>
    of ? of(`{{ .${property} | urlquery }}`) : `{{ .${property} }}`;
  if (cluster.secrets === 'published') {
    new k8s.KubeSecret(scope, `secret-${name}`, {
      metadata,
      stringData: Object.fromEntries(
        values.map(({ key, published, of }) => [key, of ? of(published) : published]),
      ),
    });
    return;
  }
  new ExternalSecret(scope, `secret-${name}`, {
    metadata,
    spec: {
      ...fromStore(cluster.secrets.store),
      target: {
        ...kept(name),
        template: {
          engineVersion: 'v2',
          data: Object.fromEntries(values.map((one) => [one.key, value(one)])),
        },
      },
      data: values.map(({ property, elsewhere }) =>
        elsewhere
          ? remote(`${mesh.environment.name}/${elsewhere.folder}`, elsewhere.property, property)
          : remote(`${mesh.environment.name}/${service.name}`, property),
      ),
    },
  });
}

function secretValue(mesh: Mesh, cluster: Cluster, { name }: Service, key: string): Value {
  const simple = {
    key,
    property: key,
    published: `published-${mesh.environment.name}-${name}-value-no-secret`,
  };
  switch (key) {
    case 'DATABASE_URL':
      return {
        key,
        property: 'DATABASE_PASSWORD',
        published: publishedPassword,
        of: (password) => databaseUrl(cluster, name, password),
      };
    case 'BROKER_URL':
      return {
        key,
        property: 'BROKER_PASSWORD',
        // Queues in PostgreSQL know a service by the role that its database does.
        ...(!cluster.broker && { elsewhere: { folder: name, property: 'DATABASE_PASSWORD' } }),
        published: publishedPassword,
        of: (password) => brokerUrl(mesh, cluster, name, password),
      };
    case 'KEY_ENCRYPTION_KEY':
      return {
        ...simple,
        published: Buffer.from(
          `published ${mesh.environment.name} key, no secret`.slice(0, 32).padEnd(32),
        ).toString('base64'),
      };
    default:
      return simple;
  }
}
