// A whole mesh as a cluster runs it, on this machine: what dist/ says, a real control plane, and a network namespace for each pod.
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ensureCertificates } from '../../local/certificates.ts';
import { type Crew, createCrew } from '../../local/crew.ts';
import { BROKER_DATABASE, startDatabases } from '../../local/databases.ts';
import { endWithProcess } from '../../local/end-with-process.ts';
import { envoyBinary } from '../../local/envoy-binary.ts';
import { createLayout, type Layout } from '../../local/layout.ts';
import { takeLock } from '../../local/lock.ts';
import { setLogsAside } from '../../local/log-file.ts';
import type { RunningMesh } from '../../local/mesh.ts';
import { endOrphans } from '../../local/orphans.ts';
import { portPicker } from '../../local/ports.ts';
import { deleteData } from '../../local/postgres-account.ts';
import { supervise } from '../../local/process.ts';
import { secret } from '../../local/secret.ts';
import { allSettled, stepTimer } from '../../local/steps.ts';
import type { EnvironmentName } from '../../mesh/environments/index.ts';
import { loadMesh } from '../../mesh/load.ts';
import { usesBroker } from '../../mesh/queues.ts';
import type { Mesh } from '../../mesh/types.ts';
import { binaries } from './binaries.ts';
import { type ControlPlane, startControlPlane } from './control-plane.ts';
import { type Deployment, list, type ServiceResource } from './deployment.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { forward } from './forward.ts';
import { bootstrap, moduleFile } from './module-files.ts';
import { createNetwork } from './network.ts';
import type { PodContext } from './pods.ts';

export interface LabOptions {
  /** Folder of its state, relative to the root of the checkout. */
  dir: string;
  environment: EnvironmentName;
  /** The folder of the environment's manifests. */
  manifests: string;
  binariesFolder: string;
  /** Variables of a replica's process on top of its own. */
  env?: (replica: { service: string; name: string }) => Record<string, string>;
  log?: (line: string) => void;
}

export interface Lab extends RunningMesh {
  controlPlane: ControlPlane;
  fleet: Fleet;
}

export async function startLab(options: LabOptions): Promise<Lab> {
  const paths = createLayout(options.dir);
  const release = takeLock(paths.lock);
  const crew = createCrew(paths.journal, options.log ?? (() => {}));
  crew.atEnd(release);
  crew.atEnd(endWithProcess(crew.stop));
  try {
    await endOrphans(paths.journal);
    deleteData(join(paths.data, 'postgres'));
    // What a killed run left: its certificates would be of another authority, its tests' files in the way of this one's.
    for (const name of readdirSync(options.dir))
      if (![paths.lock, paths.journal].map((path) => basename(path)).includes(name))
        rmSync(join(options.dir, name), { recursive: true, force: true });
    createLayout(options.dir);
    setLogsAside(paths.logs);
    return await start(options, paths, crew);
  } catch (error) {
    await crew.stop();
    throw error;
  }
}

async function start(options: LabOptions, paths: Layout, crew: Crew): Promise<Lab> {
  const step = stepTimer(options.log ?? (() => {}));
  const mesh = loadMesh(options.environment);
  const pickPorts = portPicker();
  const network = await createNetwork(process.cwd());
  crew.atEnd(() => network.remove());
  await ensureCertificates({
    folder: paths.certificates,
    accounts: ['gateway', ...mesh.services.map(({ name }) => name)],
    trustDomain: mesh.trustDomain,
    namespace: mesh.namespace,
  });
  const [envoy, postgres, controlPlane] = await allSettled([
    envoyBinary({
      cacheDir: '.plaza/envoy',
      override: process.env.ENVOY_BIN,
      searchPath: process.env.PATH,
    }),
    step('postgres', startDatabases(mesh, paths, crew, undefined, pickPorts)),
    step(
      'control plane',
      startControlPlane({
        ...{ mesh, paths, crew, pickPorts },
        manifests: options.manifests,
        binariesFolder: options.binariesFolder,
        hostIp: network.hostIp,
      }),
    ),
  ]);
  const database = await forward({ host: postgres.host, port: postgres.port }, { host: network.hostIp });
  crew.atEnd(() => database.close());
  const databaseUrl = (name: string, role = name): string => {
    const url = new URL(postgres.url(name, role));
    url.host = `${network.hostIp}:${database.port}`;
    return url.href;
  };
  const context: PodContext = {
    api: controlPlane.api,
    network,
    kubeNamespace: mesh.namespace,
    trustDomain: mesh.trustDomain,
    istiodAddress: controlPlane.istiod.address,
    pilotAgent: binaries(options.binariesFolder)['pilot-agent'],
    envoy,
    bootstrap: await moduleFile(options.binariesFolder, bootstrap),
    folder: join(paths.data, 'pods'),
    logs: paths.logs,
    watcher: crew.watcher,
    secretsOf: (service, { name }) => ({
      ...secretsOf(mesh, paths, service, databaseUrl),
      ...options.env?.({ service, name }),
    }),
  };
  const kube = mesh.namespace;
  const [deployments, services] = await Promise.all([
    list<Deployment>(controlPlane.api, `/apis/apps/v1/namespaces/${kube}/deployments`),
    list<ServiceResource>(controlPlane.api, `/api/v1/namespaces/${kube}/services`),
  ]);
  const fleet = await startFleet({ context, mesh, deployments, services, step });
  crew.atEnd(() => fleet.close());
  return {
    gatewayUrl: fleet.gatewayUrl,
    secureUrl: fleet.secureUrl,
    graph: mesh,
    placement: {
      dir: paths.run,
      certificates: paths.certificates,
      httpPort: Number(new URL(fleet.gatewayUrl).port),
      httpsPort: Number(new URL(fleet.secureUrl).port),
      // Only a process in the pod's namespace reaches it: see inside-pod.ts.
      gatewayAdmin: '',
      telemetry: false,
      gatewayScrapePort: 0,
      get replicas() {
        return fleet.replicas();
      },
      set replicas(_) {
        throw new Error('The replicas of the lab are its pods.');
      },
    },
    postgres,
    brokerUrl: (service) => postgres.url(BROKER_DATABASE, service),
    controlPlane,
    fleet,
    processes: () =>
      crew.children().map(({ spec, id, state, restarts }) => ({
        name: spec.name,
        kind: spec.kind,
        pid: id?.pid,
        state,
        restarts,
      })),
    kill(name, signal) {
      const server = name === 'postgres' && crew.children().find(({ spec }) => spec.name === name);
      if (server) server.kill(signal);
      else fleet.kill(name, signal);
    },
    setRestart: fleet.setRestart,
    revive: fleet.revive,
    restartService: fleet.restartService,
    scale: fleet.scale,
    add: (part) => supervise(part, crew.watcher),
    stop: () => crew.stop(),
  };
}

/** What an environment's own stores of secrets hold, and what a cluster has in other places than this machine. */
function secretsOf(
  mesh: Mesh,
  paths: Layout,
  service: string,
  databaseUrl: (name: string, role?: string) => string,
): Record<string, string> {
  const row = mesh.services.find(({ name }) => name === service);
  return {
    PAGE_TOKEN_SECRET: secret(join(paths.secrets, `page-token-${service}`)),
    ...(service === 'accounts' && { KEY_ENCRYPTION_KEY: secret(join(paths.secrets, 'key-encryption')) }),
    ...(row?.database && { DATABASE_URL: databaseUrl(service) }),
    ...(row && usesBroker(row) && { BROKER_URL: databaseUrl(BROKER_DATABASE, service) }),
    // What is a container's own in a cluster is this machine's here: its scratch, and, without a kubelet, the logs of all.
    ...(service === 'catalog' && { OBJECT_STORE: `file:${join(paths.data, 'objects')}` }),
    ...(service === 'ops' && { LOGS: `dir:${paths.logs}` }),
  };
}
