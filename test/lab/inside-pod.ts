// Questions that only a process inside a pod's namespace can ask: what listens on its loopback answers nobody else.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inside } from './network.ts';

async function runInside(namespace: string, script: string, ...args: string[]): Promise<string> {
  const { command, args: all } = inside(namespace, process.execPath, [script, ...args]);
  try {
    return (await promisify(execFile)(command, all, { maxBuffer: 256 * 1024 * 1024 })).stdout;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(stderr?.trim() || (error as Error).message);
  }
}

/** The admin interface of the pod's Envoy. */
export async function askAdmin(namespace: string, path: string): Promise<string> {
  return runInside(namespace, 'test/lab/ask-http.ts', `http://127.0.0.1:15000${path}`);
}

/** Waits until the service in the pod says SERVING at its loopback address. */
export async function waitServing(namespace: string, address: string, deadlineMs: number): Promise<void> {
  await runInside(namespace, 'test/lab/ask-health.ts', address, String(deadlineMs));
}
