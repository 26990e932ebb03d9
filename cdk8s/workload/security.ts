import { k8s } from 'cdk8s-plus-34';

const user = 10_001;

/** A pod that Pod Security `restricted` admits, sidecar and all: Istio's containers take the seccomp profile from here. */
export const podSecurity: k8s.PodSecurityContext = {
  runAsNonRoot: true,
  runAsUser: user,
  runAsGroup: user,
  fsGroup: user,
  fsGroupChangePolicy: 'OnRootMismatch',
  seccompProfile: { type: 'RuntimeDefault' },
};

export const containerSecurity: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  privileged: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** The only place that a container can write to. */
export const scratch = {
  volume: { name: 'tmp', emptyDir: { sizeLimit: k8s.Quantity.fromString('64Mi') } },
  mount: { name: 'tmp', mountPath: '/tmp' },
};
