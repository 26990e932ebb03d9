// pilot-agent with the Envoy that it starts: what the container of istiod's injector is in a pod.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Child, supervise } from '../../local/process.ts';
import { until } from '../../local/until.ts';
import { filesOf, type PodTemplate } from './deployment.ts';
import { inside } from './network.ts';
import type { PodContext } from './pods.ts';

/** Of the module that lab/istio/go.mod pins. */
const istioVersion = '1.31.0';

interface AgentOptions {
  name: string;
  ip: string;
  namespace: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  template: PodTemplate;
  kind: 'sidecar' | 'router';
}

export async function startAgent(context: PodContext, options: AgentOptions): Promise<Child> {
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
  const proxy = template.spec.containers.find((container) => container.name === 'istio-proxy');
  const files = await filesOf(api, kube, proxy, template.spec.volumes);
  for (const [path, text] of Object.entries(files)) write(path, text);
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
