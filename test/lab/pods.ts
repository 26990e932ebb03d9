// A pod: a network namespace with a service's process and Envoy under pilot-agent, and the objects by which istiod knows it.
import { join } from 'node:path';
import { type Child, supervise, type Watcher } from '../../local/process.ts';
import { until } from '../../local/until.ts';
import { startAgent } from './agent.ts';
import type { ApiServer } from './api-server.ts';
import { type Deployment, environmentOf, type PodTemplate } from './deployment.ts';
import { waitServing } from './inside-pod.ts';
import { inside, type Network } from './network.ts';

export interface Pod {
  name: string;
  /** The service it is a replica of. */
  serviceName: string;
  version: string;
  namespace: string;
  ip: string;
  labels: Record<string, string>;
  /** Whether it is among the endpoints of its service. */
  ready: boolean;
  /** undefined for the gateway, which is nothing but its Envoy. */
  service: Child | undefined;
  agent: Child;
  /** Waits until its service says SERVING; what kubelet's probe asks. */
  serving?: () => Promise<void>;
  /** Environment and command of the service's process, to start it again. */
  startService?: (env?: Record<string, string>) => Promise<Child>;
}

export interface PodContext {
  api: ApiServer;
  network: Network;
  /** Kubernetes' namespace and istiod's trust domain. */
  kubeNamespace: string;
  trustDomain: string;
  istiodAddress: string;
  pilotAgent: string;
  envoy: string;
  bootstrap: string;
  folder: string;
  logs: string;
  watcher: Watcher;
  /** By the variable: what Secrets would hold, and what a test adds. */
  secretsOf(service: string, pod: { name: string; version: string }): Record<string, string>;
}

/** Starts a pod of a Deployment's template and returns once its proxy has its configuration and its service serves. */
export async function startPod(
  context: PodContext,
  serviceName: string,
  deployment: Deployment,
  name: string,
  version: string,
  kind: 'sidecar' | 'router',
): Promise<Pod> {
  const { api, network, kubeNamespace: kube } = context;
  const { template } = deployment.spec;
  const { ip, namespace } = network.addPod(name);
  // istiod's injector puts its proxy into it, and Pod Security judges the whole.
  const { metadata } = await api.ask<{ metadata: PodTemplate['metadata'] }>(
    'POST',
    `/api/v1/namespaces/${kube}/pods`,
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        labels: { ...template.metadata.labels, ...(kind === 'sidecar' && { version }) },
        annotations: template.metadata.annotations,
      },
      spec: { ...template.spec, nodeName: 'lab' },
    },
  );
  const { labels, annotations = {} } = metadata;
  await api.ask(
    'PATCH',
    `/api/v1/namespaces/${kube}/pods/${name}/status`,
    {
      status: {
        phase: 'Running',
        podIP: ip,
        podIPs: [{ ip }],
        hostIP: network.hostIp,
        conditions: ['Ready', 'ContainersReady'].map((type) => ({ type, status: 'True' })),
      },
    },
    'application/merge-patch+json',
  );
  const pod: Pod = {
    name,
    serviceName,
    version,
    namespace,
    ip,
    labels,
    ready: false,
    service: undefined,
    agent: await startAgent(context, { name, ip, namespace, labels, annotations, template, kind }),
  };
  if (kind === 'sidecar') {
    pod.startService = (env = {}) => startService(context, pod, template, env);
    pod.service = await pod.startService();
  }
  await proxyReady(pod);
  return pod;
}

export async function proxyReady({ name, ip, agent }: Pod): Promise<void> {
  await until(
    `the proxy of ${name} has its configuration (see ${agent.spec.logFile})`,
    async () => (await fetch(`http://${ip}:15021/healthz/ready`, { signal: AbortSignal.timeout(1_000) })).ok,
    { deadlineMs: 60_000, everyMs: 100 },
  );
}

async function startService(
  context: PodContext,
  pod: Pod,
  template: PodTemplate,
  env: Record<string, string>,
): Promise<Child> {
  const container = template.spec.containers[0]!;
  const own = await environmentOf(
    context.api,
    container,
    { name: pod.name, namespace: context.kubeNamespace, ip: pod.ip, labels: pod.labels },
    context.secretsOf(pod.serviceName, pod),
  );
  const child = supervise(
    {
      name: pod.name,
      kind: 'service',
      ...inside(pod.namespace, process.execPath, [join('src', pod.serviceName, 'main.ts')]),
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        ...own,
        ...env,
      },
      logFile: join(context.logs, `${pod.name}.log`),
      stopDeadlineMs: 15_000,
    },
    context.watcher,
  );
  pod.serving = () =>
    waitServing(pod.namespace, own.LISTEN!, 60_000).catch((error: Error) => {
      throw new Error(`${pod.name} does not serve (see ${child.spec.logFile}): ${error.message}`);
    });
  await pod.serving();
  return child;
}
