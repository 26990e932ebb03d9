import { topologyOf } from '../mesh/queues.ts';
import { replay } from '../src/runtime/broker/replay.ts';
import { brokerAnswers } from './broker-answers.ts';
import { type Controls, serveControls } from './control.ts';
import { loadDemoData } from './demo/load.ts';
import { layoutOf } from './layout.ts';
import { Locked } from './lock.ts';
import type { RunningMesh } from './mesh.ts';
import { chooseJaeger, type Jaeger } from './observe/jaeger.ts';
import { type Observer, startObservers } from './observe/observers.ts';
import { tooFewFiles } from './open-files.ts';
import { endOrphans } from './orphans.ts';
import { collectorUrl } from './otel.ts';
import { gatewayPorts } from './ports.ts';
import { type Settings, STATE_DIR } from './settings.ts';
import { startMesh } from './start-mesh.ts';
import { statusOf } from './status.ts';
import { stepTimer } from './steps.ts';
import { welcome } from './welcome.ts';

/** `make up`: the whole mesh, until Ctrl-C, a signal, `make down` or a closed terminal. All it started has ended when it returns. */
export async function up(settings: Settings, { demoData }: { demoData: boolean }): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (settings.brokerUrl) await brokerAnswers(settings.brokerUrl);
  const files = tooFewFiles();
  if (files) say(files);
  const { observe, otel } = settings;
  if (otel.ignored.length > 0) say(`These variables count for nothing here: ${otel.ignored.join(', ')}.`);
  const jaeger = observe && (await chooseJaeger({ ...settings, observe }));
  const stop = stopRequest(say);
  const step = stepTimer(say);
  let mesh: RunningMesh;
  try {
    mesh = await startMesh({
      dir: STATE_DIR,
      environment: 'dev',
      ports: () => gatewayPorts(settings.portOffset),
      serverUrl: settings.serverUrl,
      brokerUrl: settings.brokerUrl,
      envoyBin: settings.envoyBin,
      otel,
      env: ({ service }) =>
        service === 'ops' && jaeger && 'otlpPort' in jaeger
          ? { FORWARD_TRACES_TO: `127.0.0.1:${jaeger.otlpPort}` }
          : {},
      log: say,
      signal: stop.signal,
    });
  } catch (error) {
    if (stop.signal.aborted) return say('Plaza has ended.');
    if (!(error instanceof Locked)) throw error;
    throw new Error(
      `Plaza already runs in this checkout (process ${error.owner.pid}): "make status" shows it, "make down" ends it.`,
    );
  }
  const observers = observersOf(mesh, settings, jaeger, say);
  const server = await serveControls(layoutOf(STATE_DIR).control, controlsOf(mesh, stop.request));
  try {
    if (demoData) await step('demo data', loadDemoData(mesh.gatewayUrl, mesh.postgres.url('accounts')));
  } catch (error) {
    say(
      `The demo data is not complete: ${(error as Error).message} The next "make up" adds what is missing.`,
    );
  }
  if (!stop.signal.aborted)
    say(welcome(mesh, { demoData, observers: await observers, collector: collectorUrl(otel) }));
  await stop.requested;
  await observers;
  await mesh.stop();
  server.close();
  server.closeAllConnections();
  say('Plaza has ended.');
}

/** Without them the mesh runs all the same. */
async function observersOf(
  mesh: RunningMesh,
  { observe, portOffset }: Settings,
  jaeger: Jaeger | undefined,
  say: (line: string) => void,
): Promise<Observer[]> {
  try {
    return await startObservers(mesh, { dir: STATE_DIR, observe, jaeger, portOffset, say });
  } catch (error) {
    say(`Nobody looks on: ${(error as Error).message}`);
    return [];
  }
}

function controlsOf(mesh: RunningMesh, requestStop: (why: string) => void): Controls {
  return {
    status: () => statusOf(mesh),
    async scale(argument) {
      const { service, replicas, version } = argument as {
        service: string;
        replicas: number;
        version: string;
      };
      await mesh.scale(service, replicas, version);
      return statusOf(mesh);
    },
    async database(argument) {
      return mesh.postgres.ownerUrl((argument as { service: string }).service);
    },
    async replay(argument) {
      const { queue } = argument as { queue: string };
      // As the service whose queue it is: nobody else may.
      const owner = mesh.graph.services.find(({ queues }) => queue in queues);
      return replay({ url: mesh.brokerUrl(owner?.name ?? ''), topology: topologyOf(mesh.graph), queue });
    },
    async down() {
      requestStop('make down');
    },
  };
}

interface StopRequest {
  signal: AbortSignal;
  /** Resolves with the first request. */
  requested: Promise<void>;
  request(why: string): void;
}

/** The first signal asks for an orderly end, the second kills what is left. */
function stopRequest(say: (line: string) => void): StopRequest {
  const abort = new AbortController();
  const requested = new Promise<void>((resolve) => abort.signal.addEventListener('abort', () => resolve()));
  const request = (why: string): void => {
    say(`\nPlaza is being ended (${why}) …`);
    abort.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (!abort.signal.aborted) return request(name);
      void endOrphans(layoutOf(STATE_DIR).journal, 0).then(() => process.exit(1));
    });
  }
  return { signal: abort.signal, requested, request };
}
