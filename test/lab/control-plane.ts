// The part of the lab that is a cluster: an API server with what dist/ says applied to it, and istiod.
import { join } from 'node:path';
import type { Crew } from '../../local/crew.ts';
import type { Layout } from '../../local/layout.ts';
import type { PickPorts } from '../../local/ports.ts';
import { type ClusterName, clusters } from '../../mesh/environments/clusters.ts';
import type { Mesh } from '../../mesh/types.ts';
import { type ApiServer, startApiServer } from './api-server.ts';
import { apply, applyFiles, readDocuments } from './apply.ts';
import { binaries } from './binaries.ts';
import { issueCertificates } from './certificates.ts';
import { defineLoosely, definitionsServed, unknownKinds } from './crds.ts';
import { install } from './installation.ts';
import { type Istiod, startIstiod } from './istiod.ts';
import { istioDefinitions, moduleFile, operatorDefinitions } from './module-files.ts';
import { openQuotas } from './quotas.ts';

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
  paths: Layout;
  crew: Crew;
  pickPorts: PickPorts;
  hostIp: string;
}

export async function startControlPlane(options: Options): Promise<ControlPlane> {
  const { mesh, manifests, binariesFolder, paths, crew, pickPorts, hostIp } = options;
  const programs = binaries(binariesFolder);
  // Not among the crew that is stopped by kinds: what they serve goes first.
  const { supervised: _, ...watcher } = crew.watcher;
  const common = { logs: paths.logs, programs, pickPorts, watcher };
  const api = await startApiServer({ ...common, folder: join(paths.data, 'api-server') });
  for (const child of api.children) crew.atEnd(() => child.stop());

  const istio = await moduleFile(binariesFolder, istioDefinitions);
  // Another operator's that cannot be had is defined loosely below.
  const others = await Promise.allSettled(
    operatorDefinitions.map((file) => moduleFile(binariesFolder, file)),
  );
  const files = others.flatMap((file) => (file.status === 'fulfilled' ? [file.value] : []));
  await applyFiles(api, [istio, ...new Set(files)]);
  await definitionsServed(api);
  const documents = readDocuments(manifests);
  const loose = await unknownKinds(api, documents);
  await defineLoosely(api, loose);
  const authority = join(paths.certificates, 'ca.crt');
  const { env, askIstiod } = await install(
    api,
    programs,
    { mesh, cluster: clusters[mesh.environment.name as ClusterName] },
    paths.data,
    authority,
  );
  const istiod = await startIstiod({
    ...common,
    api,
    hostIp,
    folder: join(paths.data, 'istiod'),
    certificates: paths.certificates,
    env,
  });
  crew.atEnd(() => istiod.child.stop());
  await askIstiod(istiod.webhookPort);
  await apply(api, documents);
  await openQuotas(api, mesh.namespace);
  if (documents.some(({ kind }) => kind === 'Certificate'))
    await issueCertificates(api, mesh.namespace, paths.certificates);
  return { api, istiod, loose };
}
