import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import { commonLabels, observer } from '../names.ts';

/** The one service that tells of logs may read those of its namespace's pods, and nothing else of the API server. */
export function logReader(scope: Construct, namespace: string): void {
  const metadata = { name: `${observer}-logs`, labels: commonLabels(observer, 'service') };
  new k8s.KubeRole(scope, 'logs-role', {
    metadata,
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
    ],
  });
  new k8s.KubeRoleBinding(scope, 'logs-binding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: observer, namespace }],
  });
}
