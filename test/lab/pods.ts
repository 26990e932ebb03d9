// A pod: a network namespace with a service's process and Envoy under pilot-agent, and the objects by which istiod knows it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Child, supervise, type Watcher } from '../../local/process.ts';
import { until } from '../../local/until.ts';
import type { ApiServer } from './api-server.ts';
import { type Deployment, environmentOf, type PodTemplate } from './deployment.ts';
import { waitServing } from './inside-pod.ts';
import { inside, type Network } from './network.ts';

/** Of the module that lab/istio/go.mod pins. */
const istioVersion = '1.31.0';

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
  compileCache: string;
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

interface AgentOptions {
  name: string;
  ip: string;
  namespace: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  template: PodTemplate;
  kind: 'sidecar' | 'router';
}

async function startAgent(context: PodContext, options: AgentOptions): Promise<Child> {
  const { api, kubeNamespace: kube, folder, logs } = context;
  const { name, ip, namespace, labels, annotations, template, kind } = options;
  const home = join(folder, name);
  rmSync(home, { recursive: true, force: true });
  const write = (path: string, text: string): void => {
    mkdirSync(join(home, path, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, path), text, { mode: 0o600 });
  };
  const account = template.spec.serviceAccountName;
  const { status } = await api.ask<{ status: { token: string } }>(
    'POST',
    `/api/v1/namespaces/${kube}/serviceaccounts/${account}/token`,
    { spec: { audiences: ['istio-ca'], expirationSeconds: 7_200 } },
  );
  write('var/run/secrets/tokens/istio-token', status.token);
  const roots = await until(
    'istiod has published its root',
    () =>
      api.ask<{ data: Record<string, string> }>(
        'GET',
        `/api/v1/namespaces/${kube}/configmaps/istio-ca-root-cert`,
      ),
    { deadlineMs: 20_000 },
  );
  write('var/run/secrets/istio/root-cert.pem', roots.data['root-cert.pem']!);
  write('etc/istio/pod/labels', downward(labels));
  write('etc/istio/pod/annotations', downward(annotations));
  const ports = template.spec.containers.flatMap((container) => container.ports ?? []);
  return supervise(
    {
      name: `${name}-envoy`,
      kind: kind === 'router' ? 'gateway' : 'sidecar',
      ...inside(namespace, context.pilotAgent, [
        'proxy',
        kind,
        `--domain=${kube}.svc.cluster.local`,
        '--proxyLogLevel=warning',
        '--log_output_level=default:warn',
      ]),
      cwd: home,
      env: {
        PATH: process.env.PATH,
        POD_NAME: name,
        POD_NAMESPACE: kube,
        INSTANCE_IP: ip,
        SERVICE_ACCOUNT: account,
        TRUST_DOMAIN: context.trustDomain,
        CA_ADDR: context.istiodAddress,
        PILOT_CERT_PROVIDER: 'istiod',
        ISTIO_META_CLUSTER_ID: 'Kubernetes',
        // A plain build does not know its version, and our EnvoyFilters are for this one.
        ISTIO_META_ISTIO_VERSION: istioVersion,
        ISTIO_META_NODE_NAME: 'lab',
        ISTIO_META_WORKLOAD_NAME: labels.app ?? account,
        ISTIO_META_POD_PORTS: JSON.stringify(ports),
        // Nothing redirects packets here: listeners are bound where the Sidecar resource says.
        ISTIO_META_INTERCEPTION_MODE: 'NONE',
        PROXY_CONFIG: JSON.stringify({
          discoveryAddress: context.istiodAddress,
          binaryPath: resolve(context.envoy),
          configPath: './etc/istio/proxy',
          proxyBootstrapTemplatePath: resolve(context.bootstrap),
          concurrency: 1,
          terminationDrainDuration: '1s',
        }),
      },
      logFile: join(logs, `${name}-envoy.log`),
      // Its drain is longer than anybody waits for the end of a test; what it leaves, the end of its namespace ends.
      stopDeadlineMs: 1_000,
    },
    context.watcher,
  );
}

/** The form in which Kubernetes shows a pod its own labels. */
function downward(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}\n`)
    .join('');
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
        NODE_COMPILE_CACHE: context.compileCache,
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
