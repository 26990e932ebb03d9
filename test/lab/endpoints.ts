// The endpoint slices of every Service, which in a cluster a controller keeps: one for each pod, because a change is then one small write.
import type { ApiServer } from './api-server.ts';
import type { PodTemplate } from './deployment.ts';
import { type ServiceResource, targetPort } from './deployment.ts';
import type { Pod } from './pods.ts';
import { openQuotas } from './quotas.ts';

/** Whether a Service's selector picks a pod. */
export function selects(service: ServiceResource, labels: Record<string, string>): boolean {
  const selector = Object.entries(service.spec.selector ?? {});
  return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
}

/** Puts a pod among the endpoints of the Services that select it, or takes it out of use. */
export async function publish(
  api: ApiServer,
  kube: string,
  services: ServiceResource[],
  pod: Pod,
  template: PodTemplate,
  ready: boolean,
): Promise<void> {
  for (const service of services.filter((each) => selects(each, pod.labels))) {
    const slice = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: `${service.metadata.name}-${pod.name}`,
        labels: {
          'kubernetes.io/service-name': service.metadata.name,
          'endpointslice.kubernetes.io/managed-by': 'lab',
        },
      },
      addressType: 'IPv4',
      ports: service.spec.ports.map((port) => ({
        name: port.name,
        port: targetPort(port, template),
        protocol: 'TCP',
        ...(port.appProtocol && { appProtocol: port.appProtocol }),
      })),
      endpoints: [
        {
          addresses: [pod.ip],
          conditions: { ready, serving: ready, terminating: false },
          nodeName: 'lab',
          targetRef: { kind: 'Pod', name: pod.name, namespace: kube },
        },
      ],
    };
    await api.ask(
      'PATCH',
      `/apis/discovery.k8s.io/v1/namespaces/${kube}/endpointslices/${slice.metadata.name}?fieldManager=lab&force=true`,
      slice,
      'application/apply-patch+yaml',
    );
  }
  pod.ready = ready;
}

export async function withdraw(
  api: ApiServer,
  kube: string,
  services: ServiceResource[],
  pod: Pod,
): Promise<void> {
  for (const service of services.filter((each) => selects(each, pod.labels)))
    await api.ask(
      'DELETE',
      `/apis/discovery.k8s.io/v1/namespaces/${kube}/endpointslices/${service.metadata.name}-${pod.name}`,
    );
  await api.ask('DELETE', `/api/v1/namespaces/${kube}/pods/${pod.name}?gracePeriodSeconds=0`);
  await openQuotas(api, kube);
  pod.ready = false;
}
