import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Replica } from '../envoy/placement.ts';
import type { Layout } from './layout.ts';
import type { ChildSpec } from './process.ts';

export const sidecarName = (replica: Replica): string => `${replica.name}-envoy`;

/** The process of a service: plain gRPC on a Unix socket, its peers by way of its sidecar. */
export function servicePart(replica: Replica, env: Record<string, string>, paths: Layout): ChildSpec {
  // A killed process leaves its socket, and nobody can listen on a path that exists.
  const clear = async (): Promise<void> => {
    for (const path of [replica.socket, replica.metrics]) rmSync(path, { force: true });
  };
  return {
    name: replica.name,
    kind: 'service',
    command: process.execPath,
    args: [join('src', replica.service, 'main.ts')],
    env: { ...baseEnv(), ...env },
    logFile: join(paths.logs, `${replica.name}.log`),
    stopDeadlineMs: 15_000,
    beforeRestart: clear,
  };
}

/** An Envoy: the sidecar of a replica or the gateway. */
export function envoyPart(name: string, envoy: string, paths: Layout): ChildSpec {
  return {
    name,
    kind: name === 'gateway' ? 'gateway' : 'sidecar',
    command: envoy,
    args: [
      ...['-c', configFile(name, paths)],
      // One process of many on a laptop: a thread for traffic is enough.
      ...['--concurrency', '1'],
      // Hot restart would make Envoys of one machine share memory by a number; nobody restarts them hot here.
      '--disable-hot-restart',
      // How long a listener that is replaced keeps its connections; the default, 600 s, outlives every patience.
      ...['--drain-time-s', '5'],
      ...['--log-level', 'warning'],
    ],
    env: baseEnv(),
    logFile: join(paths.logs, `${name}.log`),
    stopDeadlineMs: 5_000,
  };
}

export const configFile = (name: string, paths: Layout): string => join(paths.run, 'envoy', `${name}.json`);

/** Nothing else of the terminal's environment reaches a part: what it is told stands in its own lines. */
function baseEnv(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TZ, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, TMPDIR, TZ, NODE_COMPILE_CACHE };
}
