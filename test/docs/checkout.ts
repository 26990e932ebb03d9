// A copy of the checkout, in which what the documents say is typed by a shell.
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../../local/ports.ts';
import { Hopeless, until } from '../../local/until.ts';

const run = promisify(execFile);

export interface Checkout {
  dir: string;
  /** What is added to 8080 and 8443. */
  portOffset: number;
  /** Types a line, with the ports that this copy has; rejects when it fails. */
  shell(line: string): Promise<string>;
  /** Starts a command in the background; its group is its own, so that Ctrl-C can be typed. */
  start(...command: string[]): Background;
  remove(): void;
}

export interface Background {
  output(): string;
  process: ChildProcess;
  /** Ctrl-C: a terminal sends it to the whole group, make and what make runs. */
  interrupt(): Promise<void>;
}

/** The blocks marked `sh` of a document. */
export function blocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]!.trim());
}

export async function copyCheckout(): Promise<Checkout> {
  const dir = mkdtempSync(join(tmpdir(), 'plaza-docs-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).split(
    '\n',
  );
  for (const file of files.filter((name) => name !== '' && existsSync(name))) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    cpSync(file, join(dir, file));
  }
  // Link by link: npm ci empties node_modules, and through a link to the folder it would empty ours.
  mkdirSync(join(dir, 'node_modules'));
  for (const name of readdirSync('node_modules')) {
    symlinkSync(resolve('node_modules', name), join(dir, 'node_modules', name));
  }
  mkdirSync(join(dir, '.plaza'), { mode: 0o700 });
  symlinkSync(resolve('.plaza/envoy'), join(dir, '.plaza/envoy'));

  const portOffset = ((await freePorts(2)) as [number, number])[0] - 8080;
  const { GRPC_TOOLS } = process.env;
  const env = {
    ...process.env,
    PORT_OFFSET: String(portOffset),
    ...(GRPC_TOOLS && { GRPC_TOOLS: resolve(GRPC_TOOLS) }),
  };
  return {
    dir,
    portOffset,
    async shell(line) {
      const here = line.replaceAll('localhost:8080', `localhost:${8080 + portOffset}`);
      return (await run('bash', ['-euo', 'pipefail', '-c', here], { cwd: dir, env })).stdout;
    },
    start: (command, ...args) => background(spawn(command!, args, { cwd: dir, env, detached: true })),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function background(child: ChildProcess): Background {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  return {
    process: child,
    output: () => output,
    async interrupt() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      process.kill(-child.pid!, 'SIGINT');
      await ended;
    },
  };
}

/** `make up`, until it says how to end it. */
export async function startPlaza(checkout: Checkout): Promise<Background> {
  const up = checkout.start('make', 'up');
  try {
    await until(
      'make up says how to end it',
      () => {
        if (up.process.exitCode !== null) throw new Hopeless('it has ended');
        return up.output().includes('End     Ctrl-C');
      },
      { deadlineMs: 120_000 },
    );
    assert.doesNotMatch(up.output(), /not complete/);
    return up;
  } catch (error) {
    await up.interrupt();
    throw new Error(`${(error as Error).message}\n${up.output()}`, { cause: error });
  }
}
