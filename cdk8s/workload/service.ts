import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import { commonLabels, selectorOf } from '../names.ts';
import { servicePort } from '../ports.ts';

/** The identity that the mesh's certificates carry. */
export function serviceAccount(scope: Construct, workload: string, component = 'service'): void {
  new k8s.KubeServiceAccount(scope, 'service-account', {
    metadata: { name: workload, labels: commonLabels(workload, component) },
    automountServiceAccountToken: false,
  });
}

/** The name by which callers find all versions of a service. */
export function kubeService(scope: Construct, name: string): void {
  new k8s.KubeService(scope, 'service', {
    metadata: { name, labels: commonLabels(name, 'service') },
    spec: {
      type: 'ClusterIP',
      selector: selectorOf(name),
      ports: [{ ...grpcPort, targetPort: k8s.IntOrString.fromString('grpc') }],
    },
  });
}

/** A Service that never has an endpoint. */
export function emptyService(scope: Construct, name: string): void {
  new k8s.KubeService(scope, 'empty-service', {
    metadata: { name, labels: commonLabels(name, 'gateway') },
    spec: {
      type: 'ClusterIP',
      ports: [{ ...grpcPort, targetPort: k8s.IntOrString.fromNumber(servicePort) }],
    },
  });
}

const grpcPort = { name: 'grpc', appProtocol: 'grpc', port: servicePort, protocol: 'TCP' };
