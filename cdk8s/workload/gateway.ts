import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { gateway, labelsOf, selectorOf } from '../names.ts';
import { gatewayHttpPort, gatewayHttpsPort } from '../ports.ts';
import { isFixed, scaleOf } from './autoscaling.ts';
import { gatewayCertificate } from './gateway-certificate.ts';
import { histogramBuckets, podSpec, proxyConfig } from './pod.ts';
import { resources } from './resources.ts';
import { rollout } from './rollout.ts';
import { containerSecurity } from './security.ts';
import { preStopSeconds, proxyDrainSeconds } from './timers.ts';

/** Envoy alone, by Istio's template for gateways: the injector puts its image, and everything that is not said here, into the pod. */
export function gatewayDeployment(scope: Construct, cluster: Cluster): void {
  const scale = scaleOf(cluster, gateway);
  const size = cluster.size[gateway] ?? cluster.size.other;
  new k8s.KubeDeployment(scope, 'deployment', {
    metadata: { name: gateway, labels: labelsOf(gateway) },
    spec: {
      ...(isFixed(scale) && { replicas: scale.min }),
      ...rollout,
      selector: { matchLabels: selectorOf(gateway) },
      template: {
        metadata: {
          labels: { ...labelsOf(gateway), 'sidecar.istio.io/inject': 'true' },
          annotations: {
            'inject.istio.io/templates': 'gateway',
            ...histogramBuckets,
            // A balancer in front sends new clients until it has noticed, and a gateway without connections would be gone by then.
            'proxy.istio.io/config': proxyConfig(size, { MINIMUM_DRAIN_DURATION: `${proxyDrainSeconds}s` }),
          },
        },
        spec: podSpec(cluster, gateway, {
          containers: [
            {
              name: 'istio-proxy',
              // Not a tag: the word by which the injector knows where to put the image of its own release.
              image: 'auto',
              ports: [
                { name: 'http', containerPort: gatewayHttpPort, protocol: 'TCP' },
                { name: 'https', containerPort: gatewayHttpsPort, protocol: 'TCP' },
              ],
              lifecycle: { preStop: { sleep: { seconds: preStopSeconds } } },
              resources: resources(size),
              securityContext: containerSecurity,
              ...(cluster.issuer && { volumeMounts: [gatewayCertificate.mount] }),
            },
          ],
          ...(cluster.issuer && { volumes: [gatewayCertificate.volume] }),
        }),
      },
    },
  });
}

/** Where clients come in. Their addresses are kept, because rates are limited by them. */
export function gatewayService(scope: Construct, cluster: Cluster): void {
  const port = (name: string, number: number) => ({
    name,
    port: number,
    targetPort: k8s.IntOrString.fromString(name),
    appProtocol: name,
    protocol: 'TCP',
  });
  new k8s.KubeService(scope, 'service', {
    metadata: { name: gateway, labels: labelsOf(gateway) },
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      selector: selectorOf(gateway),
      ports: [port('http', 80), ...(cluster.issuer ? [port('https', 443)] : [])],
    },
  });
}
