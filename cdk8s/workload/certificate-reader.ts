import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import { commonLabels, gateway } from '../names.ts';

/**
 * istiod hands a certificate to a gateway only when the gateway's own account may list the Secrets of its namespace. The pod has no token of the
 * API server, so nobody else can use the right; and what istiod hands out is certificates alone.
 */
export function certificateReader(scope: Construct, namespace: string): void {
  const metadata = { name: `${gateway}-certificates`, labels: commonLabels(gateway, 'gateway') };
  new k8s.KubeRole(scope, 'certificate-role', {
    metadata,
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list'] }],
  });
  new k8s.KubeRoleBinding(scope, 'certificate-binding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: gateway, namespace }],
  });
}
