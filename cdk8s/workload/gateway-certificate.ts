import type { k8s } from 'cdk8s-plus-34';

/**
 * The gateway reads its certificate where the kubelet puts it. Istio's other way, by the name of the Secret, makes istiod hand it out, and that only to
 * an account which may list every Secret of the namespace. pilot-agent watches the files, so that a renewed certificate needs no restart.
 */
const name = 'certificate';
const secret = 'gateway-tls';
// As pilot-agent's own files are named, from where it starts, which in a pod is the root.
const folder = 'etc/plaza/certificate';

export const gatewayCertificate = {
  secret,
  file: (file: string): string => `./${folder}/${file}`,
  volume: { name, secret: { secretName: secret } } satisfies k8s.Volume,
  mount: { name, mountPath: `/${folder}`, readOnly: true } satisfies k8s.VolumeMount,
};
