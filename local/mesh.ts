import type { Placement } from '../envoy/placement.ts';
import type { Mesh } from '../mesh/types.ts';
import type { Crew } from './crew.ts';
import { servicePart } from './parts.ts';
import type { Postgres } from './postgres.ts';
import { type Child, type ChildSpec, type ChildState, type Kind, supervise } from './process.ts';
import { envoyReady, hostsHealthy, serviceReady } from './ready.ts';
import type { Pair, ReplicaContext } from './replicas.ts';
import { scale } from './scale.ts';
import { until } from './until.ts';

export interface ProcessInfo {
  name: string;
  kind: Kind;
  /** Of a process beside the mesh itself. */
  listens?: string | undefined;
  pid: number | undefined;
  state: ChildState;
  restarts: number;
}

/** A mesh that runs, and the means to disturb it. Processes are named postgres, gateway, catalog-1, catalog-1-envoy. */
export interface RunningMesh {
  gatewayUrl: string;
  secureUrl: string;
  graph: Mesh;
  placement: Placement;
  postgres: Postgres;
  /** Where a service finds the broker; holds a password. */
  brokerUrl(service: string): string;
  processes(): ProcessInfo[];
  /** Sends a signal to one process, as a test or an accident does; its supervisor brings it back unless told otherwise. */
  kill(name: string, signal: NodeJS.Signals): void;
  /** Whether the process comes back by itself when it ends; true at first. */
  setRestart(name: string, restart: boolean): void;
  /** Brings an ended process back, to stay, and waits until it is ready. */
  revive(name: string): Promise<void>;
  /** Ends a service's process in order and starts it with `env` on top of its own variables; waits until it is ready. */
  restartService(name: string, env?: Record<string, string>): Promise<void>;
  /** Changes how many replicas of one version (default v1) a service has; all are ready, or drained and gone, when it returns. */
  scale(service: string, replicas: number, version?: string): Promise<void>;
  /** Starts one more process, which ends with the mesh. */
  add(part: ChildSpec): Child;
  stop(): Promise<void>;
}

/** The parts of a mesh that has started. */
export interface Parts {
  context: ReplicaContext;
  postgres: Postgres;
  brokerUrl: (service: string) => string;
  gateway: Child;
  pairs: Map<string, Pair>;
  crew: Crew;
}

export function runningMesh(parts: Parts): RunningMesh {
  const { context, postgres, brokerUrl, gateway, pairs, crew } = parts;
  const { placement } = context;
  // One change of the replicas at a time: two would publish over each other.
  let lastChange: Promise<void> = Promise.resolve();

  const find = (name: string): Child => {
    const found = crew.children().find((child) => child.name === name);
    if (found) return found;
    const names = crew.children().map((child) => child.name);
    throw new Error(`There is no process ${name}; there are ${names.join(', ')}.`);
  };
  const proxyReady = async (child: Child, admin: string): Promise<void> => {
    await envoyReady(child, admin);
    await hostsHealthy(child, admin, placement.replicas);
  };
  const ready = async (child: Child): Promise<void> => {
    if (child === gateway) await proxyReady(child, placement.gatewayAdmin);
    for (const { service, sidecar, replica } of pairs.values()) {
      if (child === service) await serviceReady(child, replica.socket);
      if (child === sidecar) await proxyReady(child, replica.admin);
    }
  };

  return {
    gatewayUrl: `http://127.0.0.1:${placement.httpPort}`,
    secureUrl: `https://127.0.0.1:${placement.httpsPort}`,
    graph: context.mesh,
    placement,
    postgres,
    brokerUrl,
    processes: () =>
      byName(crew.children()).map(({ spec, id, state, restarts }) => ({
        name: spec.name,
        kind: spec.kind,
        listens: spec.listens,
        pid: id?.pid,
        state,
        restarts,
      })),
    kill(name, signal) {
      if (!find(name).kill(signal)) throw new Error(`${name} does not run.`);
    },
    setRestart(name, restart) {
      find(name).restart = restart;
    },
    async revive(name) {
      const child = find(name);
      await until(`${name} has ended`, () => child.state !== 'running');
      child.restart = true;
      child.revive();
      await until(`${name} runs`, () => child.state === 'running');
      await ready(child);
    },
    async restartService(name, env = {}) {
      const pair = pairs.get(name);
      if (!pair) throw new Error(`There is no service process ${name}.`);
      await pair.service.stop();
      const part = servicePart(pair.replica, { ...context.envOf(pair.replica), ...env }, context.paths);
      await part.beforeRestart?.();
      pair.service = supervise(part, context.watcher);
      await serviceReady(pair.service, pair.replica.socket);
    },
    scale(service, replicas, version = 'v1') {
      const change = lastChange.then(() => scale(parts, service, replicas, version));
      lastChange = change.catch(() => {});
      return change;
    },
    add: (part) => supervise(part, crew.watcher),
    async stop() {
      await lastChange;
      await crew.stop();
    },
  };
}

const byName = (children: Child[]): Child[] => children.toSorted((a, b) => a.name.localeCompare(b.name));
