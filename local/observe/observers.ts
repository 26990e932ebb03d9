import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { renderObserved } from '../../observe/render.ts';
import { layoutOf } from '../layout.ts';
import { lastLines } from '../log-file.ts';
import type { RunningMesh } from '../mesh.ts';
import { freePorts, isFree } from '../ports.ts';
import { type ChildSpec, isOver } from '../process.ts';
import { Hopeless, until } from '../until.ts';
import { hasPages, type Jaeger } from './jaeger.ts';
import { alertmanagerPart, jaegerPart, prometheusPart } from './parts.ts';
import { findProgram, missing, type Program } from './programs.ts';

/** Who looks on, and where. */
export interface Observer {
  title: string;
  url: string;
}

export interface ObserversOptions {
  /** The folder of the mesh's state. */
  dir: string;
  /** What is started: nothing of Docker's, which compose.observe.yaml does. What they read is written all the same, for who runs them elsewhere. */
  observe: 'programs' | 'docker' | undefined;
  jaeger: Jaeger | undefined;
  portOffset?: number;
  /** By how much all durations are shorter than in production; for tests. */
  shorten?: number;
  say: (line: string) => void;
}

/** The usual ports of those who look on, before PORT_OFFSET; it does not move containers. */
export const observerPorts = { prometheus: 9090, alertmanager: 9093, jaeger: 16686, grafana: 3000 };

/** Where compose.observe.yaml has the folder with what runs. */
const dirInDocker = '/plaza';

/** Writes what they read, and starts those whose programs are there. One that does not start costs nothing but itself. */
export async function startObservers(mesh: RunningMesh, options: ObserversOptions): Promise<Observer[]> {
  const { dir, observe, jaeger, say } = options;
  const portOffset = observe === 'docker' ? 0 : (options.portOffset ?? 0);
  const start = observe === 'programs';
  const paths = layoutOf(dir);
  const usual = (port: number): number => port + portOffset;
  const port = async (one: number): Promise<number> =>
    start && !(await isFree(usual(one))) ? (await freePorts(1))[0]! : usual(one);
  const ports = {
    prometheus: await port(observerPorts.prometheus),
    alertmanager: await port(observerPorts.alertmanager),
    jaeger: await port(observerPorts.jaeger),
  };
  const files = renderObserved(mesh.graph, {
    dir: observe === 'docker' ? dirInDocker : resolve(dir),
    ports,
    ...(options.shorten && { shorten: options.shorten }),
  });
  for (const { path, text } of files) {
    const file = join(paths.observe, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (observe === 'docker') return inDocker(say);
  if (!start) return [];

  const run = async (
    program: Program,
    path: string,
    partOf: (command: string) => ChildSpec,
  ): Promise<Observer[]> => {
    const command = findProgram(program);
    if (!command) {
      say(missing(program));
      return [];
    }
    const part = partOf(command);
    const url = `http://${part.listens}`;
    try {
      await ready(mesh, part, `${url}${path}`);
      const bare = program === 'Jaeger' && !(await hasPages(url));
      return [{ title: bare ? 'Jaeger (API only)' : program, url }];
    } catch (error) {
      say(`${program} is not there: ${(error as Error).message}`);
      return [];
    }
  };
  const runJaeger = async (): Promise<Observer[]> => {
    if (!jaeger || 'why' in jaeger) {
      if (jaeger) say(jaeger.why);
      return [];
    }
    return run('Jaeger', '/api/services', (command) =>
      jaegerPart({ command, port: ports.jaeger, otlpPort: jaeger.otlpPort, paths }),
    );
  };
  const started = await Promise.all([
    run('Prometheus', '/-/ready', (command) => prometheusPart({ command, port: ports.prometheus, paths })),
    run('Alertmanager', '/-/ready', (command) =>
      alertmanagerPart({ command, port: ports.alertmanager, paths }),
    ),
    runJaeger(),
  ]);
  return started.flat();
}

function inDocker(say: (line: string) => void): Observer[] {
  say('Those who look on are started by: docker compose --file compose.observe.yaml up');
  return Object.entries(observerPorts).map(([name, port]) => ({
    title: name[0]!.toUpperCase() + name.slice(1),
    url: `http://127.0.0.1:${port}`,
  }));
}

async function ready(mesh: RunningMesh, part: ChildSpec, url: string): Promise<void> {
  const child = mesh.add(part);
  try {
    await until(
      `${part.name} is ready (see ${part.logFile})`,
      async () => {
        if (isOver(child) || child.restarts > 2)
          throw new Hopeless(`it does not stay up; the end of ${part.logFile}: ${lastLines(part.logFile)}`);
        const { ok } = await fetch(url, { signal: AbortSignal.timeout(2_000) });
        return ok;
      },
      { deadlineMs: 30_000, everyMs: 100 },
    );
  } catch (error) {
    await child.stop();
    throw error;
  }
}
