// The part of the lab that is a cluster: an API server with what dist/ says applied to it, and istiod.
import { join } from 'node:path';
import { istiodValues } from '../../cdk8s/istio/installation.ts';
import type { Crew } from '../../local/crew.ts';
import type { Layout } from '../../local/layout.ts';
import type { PickPorts } from '../../local/ports.ts';
import type { Mesh } from '../../mesh/types.ts';
import { type ApiServer, startApiServer } from './api-server.ts';
import { apply, applyFile, readDocuments } from './apply.ts';
import { binaries } from './binaries.ts';
import { defineLoosely, definitionsServed, unknownKinds } from './crds.ts';
import type { IstioFiles } from './istio-files.ts';
import { type Istiod, startIstiod } from './istiod.ts';

export interface ControlPlane {
  api: ApiServer;
  istiod: Istiod;
  /** Kinds of other operators that were defined without a schema. */
  loose: string[];
}

interface Options {
  mesh: Mesh;
  manifests: string;
  binariesFolder: string;
  files: IstioFiles;
  paths: Layout;
  crew: Crew;
  pickPorts: PickPorts;
  hostIp: string;
}

export async function startControlPlane(options: Options): Promise<ControlPlane> {
  const { mesh, manifests, binariesFolder, files, paths, crew, pickPorts, hostIp } = options;
  const programs = binaries(binariesFolder);
  // Not among the crew that is stopped by kinds: what they serve goes first.
  const { supervised: _, ...watcher } = crew.watcher;
  const common = { logs: paths.logs, programs, pickPorts, watcher };
  const api = await startApiServer({ ...common, folder: join(paths.data, 'api-server') });
  for (const child of api.children) crew.atEnd(() => child.stop());

  await applyFile(api, files.crds);
  await definitionsServed(api);
  const documents = readDocuments(manifests);
  const loose = await unknownKinds(api, documents);
  await defineLoosely(api, loose);
  const values = istiodValues(mesh) as { pilot: { env: Record<string, string> }; meshConfig: object };
  await installation(api, values.meshConfig);
  const istiod = await startIstiod({
    ...common,
    api,
    hostIp,
    folder: join(paths.data, 'istiod'),
    certificates: paths.certificates,
    env: values.pilot.env,
  });
  crew.atEnd(() => istiod.child.stop());
  await apply(api, documents);
  return { api, istiod, loose };
}

/** What an installation of Istio leaves in the cluster before anything of ours comes. */
async function installation(api: ApiServer, meshConfig: object): Promise<void> {
  await api.ask('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'istio-system' },
  });
  await api.ask('POST', '/api/v1/nodes', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: 'lab',
      labels: { 'topology.kubernetes.io/region': 'lab', 'topology.kubernetes.io/zone': 'lab-a' },
    },
  });
  await api.ask('POST', '/api/v1/namespaces/istio-system/configmaps', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh: JSON.stringify(meshConfig) },
  });
}
