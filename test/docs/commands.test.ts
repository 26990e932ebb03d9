// What the documents tell people to type is typed here, in a copy of the checkout of its own, by a shell.
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { freePorts, isFree } from '../../local/ports.ts';
import { until } from '../../local/until.ts';

const run = promisify(execFile);
const readme = readFileSync('README.md', 'utf8');

/** The blocks marked `sh` of a document. */
function blocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]!.trim());
}

/** Ctrl-C: a terminal sends it to the whole group, make and what make runs. */
function interrupt({ pid }: ChildProcess): void {
  process.kill(-pid!, 'SIGINT');
}

function copyCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'plaza-docs-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of files.split('\n').filter((name) => name !== '')) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(file, join(copy, file));
  }
  // Link by link: npm ci empties node_modules, and through a link to the folder it would empty ours.
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync('node_modules')) {
    symlinkSync(resolve('node_modules', name), join(copy, 'node_modules', name));
  }
  mkdirSync(join(copy, '.plaza'), { mode: 0o700 });
  symlinkSync(resolve('.plaza/envoy'), join(copy, '.plaza/envoy'));
  return copy;
}

describe('the commands of the documents', () => {
  it('are all targets of the Makefile', () => {
    const targets = new Set(
      [...readFileSync('Makefile', 'utf8').matchAll(/^([a-z-]+):/gm)].map((match) => match[1]),
    );
    for (const file of ['README.md', ...globSync('docs/**/*.md')]) {
      const named = [...readFileSync(file, 'utf8').matchAll(/`make ([a-z-]+)/g)].map((match) => match[1]!);
      assert.deepEqual(
        named.filter((target) => !targets.has(target)),
        [],
        file,
      );
    }
  });

  it('are the two commands that start it all, first', () => {
    assert.deepEqual(blocks(readme).slice(0, 2), ['make up', 'make test']);
  });
});

describe('the README, from make up to make reset', () => {
  let copy: string;
  let offset: number;
  let up: ChildProcess;
  let output = '';

  /** A line for a shell in the copy, with the ports that this run has. */
  const shell = async (line: string): Promise<string> => {
    const here = line.replaceAll('localhost:8080', `localhost:${8080 + offset}`);
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', here], { cwd: copy, env: environment() });
    return stdout;
  };
  const environment = (): NodeJS.ProcessEnv => ({ ...process.env, PORT_OFFSET: String(offset) });

  before(async () => {
    copy = copyCheckout();
    offset = ((await freePorts(2)) as [number, number])[0] - 8080;
    up = spawn('make', ['up'], {
      cwd: copy,
      env: environment(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [up.stdout, up.stderr])
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    const ended = (): boolean => up.exitCode !== null;
    await until(
      'make up says how to end it, or gives up',
      () => ended() || output.includes('End     Ctrl-C'),
      { deadlineMs: 120_000 },
    );
    assert.ok(!ended(), output);
  });
  after(async () => {
    if (up.exitCode === null) {
      const ended = once(up, 'exit');
      interrupt(up);
      await ended;
    }
    rmSync(copy, { recursive: true, force: true });
  });

  it('answers the first request', async () => {
    const [, , first] = blocks(readme);
    const books = JSON.parse(await shell(first!));
    assert.match(books.books[0].isbn, /^978[0-9]{10}$/);
    assert.ok(books.totalSize > 1);
  });

  it('places the first order, and answers its repeat with the same bytes', async () => {
    const order = blocks(readme)[3]!;
    const first = await shell(order);
    assert.equal(JSON.parse(first).status, 'CREATED');
    assert.equal(await shell(order), first);
  });

  it('shows, scales and follows', async () => {
    assert.match(await shell('make status'), /catalog-2 .* running/);
    assert.match(await shell('make scale SERVICE=catalog REPLICAS=3'), /catalog-3 .* running/);
    const follow = spawn('make', ['logs', 'SERVICE=orders'], {
      cwd: copy,
      env: environment(),
      detached: true,
    });
    const ended = once(follow, 'exit');
    let followed = '';
    follow.stdout.on('data', (chunk) => {
      followed += chunk;
    });
    try {
      await until('make logs shows lines of orders', () => /\borders-[12]\b/.test(followed));
    } finally {
      interrupt(follow);
      await ended;
    }
  });

  it('ends with make down, and gives its ports back', async () => {
    const ended = once(up, 'exit');
    await shell('make down');
    assert.deepEqual(await ended, [0, null], output);
    assert.ok((await isFree(8080 + offset)) && (await isFree(8443 + offset)));
  });

  it('migrates back and forth, and forgets everything', async () => {
    await shell('make migrate SERVICE=catalog DOWN=1');
    await shell('make migrate SERVICE=catalog');
    await shell('make reset');
    assert.deepEqual(globSync(join(copy, '.plaza/data/*')), []);
  });
});
