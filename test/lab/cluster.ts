// The control plane alone, without a pod: enough to see whether an environment is accepted.
import { rmSync } from 'node:fs';

import { ensureCertificates } from '../../local/certificates.ts';
import { createCrew } from '../../local/crew.ts';
import { createLayout } from '../../local/layout.ts';
import { takeLock } from '../../local/lock.ts';
import { endOrphans } from '../../local/orphans.ts';
import { portPicker } from '../../local/ports.ts';
import type { EnvironmentName } from '../../mesh/environments/index.ts';
import { loadMesh } from '../../mesh/load.ts';
import type { ApiServer } from './api-server.ts';
import { type ControlPlane, startControlPlane } from './control-plane.ts';
import { type Deployment, list } from './deployment.ts';

export interface Cluster extends ControlPlane {
  namespace: string;
  stop(): Promise<void>;
}

/** Applies an environment to a fresh API server with an istiod beside it; throws when anything is refused. */
export async function startCluster(
  environment: EnvironmentName,
  manifests: string,
  binariesFolder: string,
  dir: string,
): Promise<Cluster> {
  const paths = createLayout(dir);
  const release = takeLock(paths.lock);
  const crew = createCrew(paths.journal, () => {});
  crew.atEnd(release);
  const stop = async (): Promise<void> => {
    await crew.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await endOrphans(paths.journal);
    const mesh = loadMesh(environment);
    const { trustDomain, namespace } = mesh;
    await ensureCertificates({ folder: paths.certificates, accounts: [], trustDomain, namespace });
    const plane = await startControlPlane({
      ...{ mesh, manifests, binariesFolder, paths, crew },
      pickPorts: portPicker(),
      hostIp: '127.0.0.1',
    });
    await onePodEach(plane.api, namespace);
    return { ...plane, namespace, stop };
  } catch (error) {
    await crew.stop();
    throw error;
  }
}

/** A pod of each Deployment and Job, by name alone: Pod Security judges it, and selectors find it. */
async function onePodEach(api: ApiServer, kube: string): Promise<void> {
  for (const path of [
    `/apis/apps/v1/namespaces/${kube}/deployments`,
    `/apis/batch/v1/namespaces/${kube}/jobs`,
  ])
    for (const { metadata, spec } of await list<Deployment>(api, path))
      await api.ask('POST', `/api/v1/namespaces/${kube}/pods`, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: metadata.name,
          labels: spec.template.metadata.labels,
          annotations: spec.template.metadata.annotations,
        },
        spec: { ...spec.template.spec, nodeName: 'lab' },
      });
}
