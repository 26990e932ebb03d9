// One throw-away PostgreSQL for all spec files of a test run. `node --test` runs each file in a process of its own: the first one
// that needs a server starts a keeper (keeper.ts), which holds the server until the run's process is gone; the others find its URL.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const START_MS = 60_000;

/** The admin URL of the server that tests use. */
export async function testServerUrl(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return given;
  // Under `node --test` the parent is the run; a file started by itself is its own run.
  const run = process.env.NODE_TEST_CONTEXT ? process.ppid : process.pid;
  const folder = join(tmpdir(), `plaza-test-${run}`);
  if (claim(folder)) startKeeper(folder, run);
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const url = read(join(folder, 'url'));
    if (url !== undefined) return url;
    const problem = read(join(folder, 'problem'));
    if (problem !== undefined) throw new Error(`Cannot start a PostgreSQL for the tests: ${problem}`);
    await sleep(50);
  }
  throw new Error(`Cannot start a PostgreSQL for the tests: it does not answer within ${START_MS / 1_000} s`);
}

/** True for the one process that has made the folder. */
function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    const keeper = Number(read(join(folder, 'keeper')) ?? Number.NaN);
    // Process ids come round again: the folder of a run long over is no server.
    if (Number.isNaN(keeper) || isAlive(keeper)) return false;
    rmSync(folder, { recursive: true, force: true });
    return claim(folder);
  }
}

function startKeeper(folder: string, run: number): void {
  const file = fileURLToPath(new URL('./keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, [file, folder, String(run)], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
  writeFileSync(join(folder, 'keeper'), String(keeper.pid));
  keeper.unref();
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') || undefined : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
