// What an installation of Istio leaves in a cluster before anything of ours comes: Istio's own charts, with the values that Plaza asks for.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { istiodValues } from '../../cdk8s/istio/installation.ts';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import type { ApiServer } from './api-server.ts';
import { apply, type Document, splitDocuments } from './apply.ts';
import type { Binaries } from './binaries.ts';

interface Values {
  pilot: { env: Record<string, string>; cni: { enabled: boolean } };
  meshConfig: object;
}

export interface Installation {
  /** The variables of istiod's process. */
  env: Record<string, string>;
  /** Has kube-apiserver ask istiod, which listens on this port, about every Istio resource and every pod. */
  askIstiod(port: number): Promise<void>;
}

/** Applies the part that is configuration; istiod itself the lab runs as a process. */
export async function install(
  api: ApiServer,
  programs: Binaries,
  { mesh, cluster }: { mesh: Mesh; cluster: Cluster },
  folder: string,
  authority: string,
): Promise<Installation> {
  const { pilot, meshConfig } = istiodValues(mesh, cluster) as unknown as Values;
  const file = join(folder, 'installation.json');
  writeFileSync(
    file,
    JSON.stringify({
      apiVersion: 'install.istio.io/v1alpha1',
      kind: 'IstioOperator',
      // This way of installing asks for the plugin by its component, whatever the values say.
      spec: {
        profile: 'default',
        meshConfig,
        components: { cni: { enabled: pilot.cni.enabled } },
        // Its metrics are a filter that only Istio's own build of Envoy has.
        values: { pilot, telemetry: { enabled: false } },
      },
    }),
  );
  const { stdout } = await promisify(execFile)(
    programs.istioctl,
    ['manifest', 'generate', `--filename=${file}`],
    {
      env: { HOME: folder },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const documents = splitDocuments(stdout, 'the installation of Istio');
  for (const body of [namespace('istio-system'), node()]) await api.ask('POST', body.path, body.resource);
  await apply(
    api,
    documents.filter(({ kind }) => kind === 'ConfigMap'),
  );
  return {
    env: pilot.env,
    askIstiod: (port) =>
      webhooks(
        api,
        documents.filter(({ kind }) => kind.endsWith('WebhookConfiguration')),
        port,
        readFileSync(authority).toString('base64'),
      ),
  };
}

function namespace(name: string) {
  return {
    path: '/api/v1/namespaces',
    resource: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
  };
}

/** The one node of the lab, where all pods are. */
function node() {
  const labels = { 'topology.kubernetes.io/region': 'lab', 'topology.kubernetes.io/zone': 'lab-a' };
  return {
    path: '/api/v1/nodes',
    resource: { apiVersion: 'v1', kind: 'Node', metadata: { name: 'lab', labels } },
  };
}

interface WebhookConfiguration {
  metadata: { name: string };
  webhooks: {
    clientConfig: { service?: { path?: string }; url?: string; caBundle?: string };
    failurePolicy: string;
  }[];
}

/** The webhooks of the charts, but at an address of this machine, because the lab has no network of Services. */
async function webhooks(
  api: ApiServer,
  documents: Document[],
  port: number,
  caBundle: string,
): Promise<void> {
  await apply(api, documents);
  for (const plural of ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations']) {
    const path = `/apis/admissionregistration.k8s.io/v1/${plural}`;
    const { items } = await api.ask<{ items: WebhookConfiguration[] }>('GET', path);
    for (const configuration of items) {
      for (const webhook of configuration.webhooks) {
        const url = `https://localhost:${port}${webhook.clientConfig.service?.path ?? '/validate'}`;
        webhook.clientConfig = { url, caBundle };
        webhook.failurePolicy = 'Fail';
      }
      await api.ask('PUT', `${path}/${configuration.metadata.name}`, configuration);
    }
  }
}
