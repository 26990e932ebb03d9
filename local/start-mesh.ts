import { join } from 'node:path';
import type { Replica } from '../envoy/placement.ts';
import { renderGateway } from '../envoy/render.ts';
import type { EnvironmentName } from '../mesh/environments/index.ts';
import { loadMesh } from '../mesh/load.ts';
import { accessOf } from '../mesh/queues.ts';
import { type Crew, createCrew } from './crew.ts';
import { BROKER_DATABASE, startDatabases } from './databases.ts';
import { endWithProcess } from './end-with-process.ts';
import { envoyBinary } from './envoy-binary.ts';
import { createLayout, type Layout } from './layout.ts';
import { takeLock } from './lock.ts';
import { setLogsAside } from './log-file.ts';
import { type RunningMesh, runningMesh } from './mesh.ts';
import { endOrphans } from './orphans.ts';
import { type Otel, readOtel } from './otel.ts';
import { configFile, envoyPart } from './parts.ts';
import { anyPorts, preparePlacement } from './placement.ts';
import { portPicker } from './ports.ts';
import { deleteData } from './postgres-account.ts';
import { type Child, supervise } from './process.ts';
import { envoyListens, envoyReady, hostsHealthy } from './ready.ts';
import { type Pair, type ReplicaContext, startReplica } from './replicas.ts';
import { freeNames, publishEndpoints } from './scale.ts';
import { serviceEnv } from './service-env.ts';
import { allSettled, stepTimer } from './steps.ts';
import { writeJson } from './write.ts';

export interface MeshOptions {
  /** Folder of this mesh's state, relative to the root of the checkout: `.plaza`, or `.plaza/test-orders`. One mesh at a time in it. */
  dir: string;
  environment: EnvironmentName;
  /** The gateway's ports, asked for once a killed run's processes have given them back; default: free ones. */
  ports?: () => Promise<{ httpPort: number; httpsPort: number }>;
  /** Deletes the data of an earlier run in `dir` first. */
  fresh?: boolean;
  /** By service, instead of the environment's numbers. */
  replicas?: Record<string, number>;
  /** Only these services; default all. */
  services?: string[];
  /** Variables of a replica's process on top of its own. */
  env?: (replica: Replica) => Record<string, string>;
  /** Admin URL of a PostgreSQL server to use instead of the embedded one. */
  serverUrl?: string | undefined;
  /** Of a broker to use instead of pg-boss in the PostgreSQL, amqp://…: with one user for all services, or with one for each. */
  brokerUrl?: string | ((service: string) => string) | undefined;
  /** An Envoy to use instead of the pinned one. */
  envoyBin?: string | undefined;
  /** What OpenTelemetry's variables ask for; default: those of this process. */
  otel?: Otel | undefined;
  /** Traces and figures of services and Envoys; default: unless a variable switches them off. */
  telemetry?: boolean | undefined;
  /** Progress and incidents, a line each. */
  log?: (line: string) => void;
  /** Gives the start up and ends what has been started. Without it, a signal that ends this process ends the mesh first. */
  signal?: AbortSignal;
}

/** Where downloads are kept, for all meshes of the checkout. */
const CACHE = '.plaza/envoy';

/** Starts a whole mesh. Returns when every process is ready and every Envoy finds all others healthy; of half a mesh nothing is left. */
export async function startMesh(options: MeshOptions): Promise<RunningMesh> {
  const log = options.log ?? (() => {});
  const otel = options.otel ?? readOtel(process.env);
  const paths = createLayout(options.dir);
  const release = takeLock(paths.lock);
  const crew = createCrew(paths.journal, log);
  crew.atEnd(release);
  const aborted = (): void => void crew.stop();
  if (options.signal) options.signal.addEventListener('abort', aborted);
  else crew.atEnd(endWithProcess(crew.stop));
  try {
    const orphans = await endOrphans(paths.journal);
    if (orphans.length > 0) log(`Ended what a killed run had left: ${orphans.join(', ')}`);
    if (options.fresh) deleteData(join(paths.data, 'postgres'));
    setLogsAside(paths.logs);
    return await start({ ...options, otel }, paths, crew);
  } catch (error) {
    await crew.stop();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', aborted);
  }
}

async function start(options: MeshOptions & { otel: Otel }, paths: Layout, crew: Crew): Promise<RunningMesh> {
  const log = options.log ?? (() => {});
  const { otel } = options;
  const step = stepTimer(log);
  const mesh = loadMesh(options.environment);
  const pickPorts = portPicker();
  // Before anything that takes long: a port in use is the most likely trouble.
  const gatewayPorts = await (options.ports?.() ?? anyPorts(pickPorts));
  const [envoy, postgres, placement] = await allSettled([
    step(
      'envoy',
      envoyBinary({ cacheDir: CACHE, override: options.envoyBin, searchPath: process.env.PATH, say: log }),
    ),
    step('postgres', startDatabases(mesh, paths, crew, options.serverUrl, pickPorts)),
    step('certificates', preparePlacement(mesh, paths, gatewayPorts, pickPorts, otel)),
  ]);
  placement.telemetry = options.telemetry ?? placement.telemetry;
  const { brokerUrl: given = (service: string) => postgres.url(BROKER_DATABASE, service) } = options;
  const broker = typeof given === 'string' ? { url: () => given } : { url: given, access: accessOf(mesh) };
  const envOf = (replica: Replica): Record<string, string> => ({
    ...serviceEnv(replica, { mesh, placement, postgres, paths, broker, otel }),
    ...options.env?.(replica),
  });
  const context: ReplicaContext = { mesh, placement, paths, envoy, watcher: crew.watcher, pickPorts, envOf };
  publishEndpoints(context);

  const chosen = mesh.services.filter(({ name }) => options.services?.includes(name) ?? true);
  /** At once: the others serve when accounts has told them whose tokens are revoked. */
  const publish = (started: Pair[]): Pair[] => {
    placement.replicas.push(...started.map(({ replica }) => replica));
    publishEndpoints(context);
    return started;
  };
  const [gateway, groups] = await allSettled([
    step('gateway', startGateway(context)),
    allSettled(
      chosen.map(({ name, replicas }) => {
        const names = freeNames(name, options.replicas?.[name] ?? replicas, new Set());
        const started = allSettled(names.map((each) => startReplica(context, name, each, 'v1')));
        return step(name, started.then(publish));
      }),
    ),
  ]);
  const pairs = new Map(groups.flat().map((pair) => [pair.replica.name, pair]));
  const proxies = [
    { child: gateway, admin: placement.gatewayAdmin },
    ...[...pairs.values()].map(({ sidecar, replica }) => ({ child: sidecar, admin: replica.admin })),
  ];
  const meshed = proxies.map(async ({ child, admin }) => {
    await envoyReady(child, admin);
    await hostsHealthy(child, admin, placement.replicas);
  });
  await step('mesh', allSettled(meshed));
  return runningMesh({ context, postgres, brokerUrl: broker.url, gateway, pairs, crew });
}

async function startGateway({ mesh, placement, paths, envoy, watcher }: ReplicaContext): Promise<Child> {
  writeJson(configFile('gateway', paths), renderGateway(mesh, placement));
  const gateway = supervise(envoyPart('gateway', envoy, paths), watcher);
  await envoyListens(gateway, placement.gatewayAdmin);
  return gateway;
}
