// A service in a process of its own, for what only a process can show: that it dies at a fault point, or stops in order.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServiceProcess {
  /** Where it listens; rejects when it ends before it does. */
  readonly address: Promise<string>;
  /** Its exit code and signal, once it has ended. */
  readonly ended: Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  kill(signal?: NodeJS.Signals): void;
}

/** Runs src/<service>/main.ts with nothing but this environment. */
export function startProcess(service: string, environment: Record<string, string>): ServiceProcess {
  const child = spawn(process.execPath, [`src/${service}/main.ts`], {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environment },
  });
  const address = addressOf(child, service);
  address.catch(() => {});
  return {
    address,
    ended: once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
    kill: (signal = 'SIGKILL') => child.kill(signal),
  };
}

/** From the log line that says `listening`. */
async function addressOf(child: ChildProcess, service: string): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  for await (const line of lines) {
    const { msg, address } = JSON.parse(line) as { msg: string; address?: string };
    if (msg !== 'listening' || address === undefined) continue;
    child.stdout!.resume();
    return address;
  }
  throw new Error(`${service} ended before it listened`);
}
