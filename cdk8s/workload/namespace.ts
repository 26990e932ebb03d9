import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import { clusterScoped } from '../cluster-scoped.ts';
import { commonLabels } from '../names.ts';

/** Of the rules for pods, so that an upgrade of Kubernetes does not change them by itself. */
const podSecurityVersion = 'v1.34';

/** Pods get a sidecar, and only such that may do nothing to their node are let in. */
export function namespace(scope: Construct, name: string): void {
  const podSecurity = Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, 'restricted'],
      [`pod-security.kubernetes.io/${mode}-version`, podSecurityVersion],
    ]),
  );
  clusterScoped(
    new k8s.KubeNamespace(scope, 'namespace', {
      metadata: {
        name,
        labels: { ...commonLabels(name, 'namespace'), ...podSecurity, 'istio-injection': 'enabled' },
      },
    }),
  );
}
