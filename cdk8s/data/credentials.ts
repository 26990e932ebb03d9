import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { ExternalSecret } from '../imports/external-secrets.ts';
import { commonLabels } from '../names.ts';

/** The password of every role and user in an environment that holds nothing. */
export const publishedPassword = 'published-no-secret';

interface Credentials {
  /** Of the Secret. */
  name: string;
  component: string;
  /** Whose they are: the user's name, and where the store has the password. */
  service: string;
  /** In the store; `<environment>/<service>` has it. */
  property: string;
  labels?: Record<string, string>;
}

/** The name and password of a service, for the operator of what it signs in to. */
export function credentials(
  scope: Construct,
  mesh: Mesh,
  cluster: Cluster,
  { name, component, service, property, labels = {} }: Credentials,
): void {
  const metadata = { name, labels: { ...commonLabels(service, component), ...labels } };
  const type = 'kubernetes.io/basic-auth';
  if (cluster.secrets === 'published') {
    new k8s.KubeSecret(scope, `credentials-${name}`, {
      metadata,
      type,
      stringData: { username: service, password: publishedPassword },
    });
    return;
  }
  new ExternalSecret(scope, `credentials-${name}`, {
    metadata,
    spec: {
      ...fromStore(cluster.secrets.store),
      target: {
        ...kept(name),
        template: {
          engineVersion: 'v2',
          type,
          ...(Object.keys(labels).length > 0 && { metadata: { labels } }),
          data: { username: service, password: `{{ .${property} }}` },
        },
      },
      data: [remote(`${mesh.environment.name}/${service}`, property)],
    },
  });
}

/** Read again each hour. */
export function fromStore(name: string) {
  return {
    refreshPolicy: 'Periodic' as const,
    refreshInterval: '1h',
    secretStoreRef: { kind: 'ClusterSecretStore' as const, name },
  };
}

/** A Secret that stays when the store is away, or what it was made from. */
export function kept(name: string) {
  return { name, creationPolicy: 'Owner' as const, deletionPolicy: 'Retain' as const };
}

export function remote(key: string, property: string) {
  return { secretKey: property, remoteRef: { key, property } };
}
