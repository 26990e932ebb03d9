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
  /** Whose they are. */
  service: string;
  /** The name to sign in by; the service's own when there is none. */
  user?: string;
  /** In the store; `<environment>/<service>` has it. */
  property: string;
  labels?: Record<string, string>;
}

/** The name and password of a service, for the operator of what it signs in to. */
export function credentials(
  scope: Construct,
  mesh: Mesh,
  cluster: Cluster,
  { name, component, service, user = service, property, labels = {} }: Credentials,
): void {
  const metadata = { name, labels: { ...commonLabels(service, component), ...labels } };
  const type = 'kubernetes.io/basic-auth';
  if (cluster.secrets === 'published') {
    new k8s.KubeSecret(scope, `credentials-${name}`, {
      metadata,
      type,
      stringData: { username: user, password: publishedPassword },
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
          data: { username: user, password: `{{ .${property} }}` },
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

/** What stands under a property of the store, as the name that templates know it by. */
export function remote(key: string, property: string, secretKey = property) {
  return { secretKey, remoteRef: { key, property } };
}
