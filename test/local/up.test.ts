// What a person at the terminal does: up, look, scale, break, down. In a state folder and on ports of its own.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { callApi } from '../../local/demo/api.ts';
import { demoGoods } from '../../local/demo/goods.ts';
import { layoutOf } from '../../local/layout.ts';
import { lockOwner } from '../../local/lock.ts';
import { identify, isAlive, type ProcessId } from '../../local/pid.ts';
import { freePorts } from '../../local/ports.ts';
import type { ProcessStatus } from '../../local/status.ts';
import { until } from '../../local/until.ts';

const DIR = '.plaza/test-up';
const START_MS = 120_000;

let offset: number;
let url: string;

interface Run {
  child: ChildProcess;
  /** All that it has printed so far. */
  text(): string;
  /** Its exit code, once it has ended. */
  code: Promise<number | null>;
}

function command(name: string, ...args: string[]): Run {
  const child = spawn(process.execPath, [`local/commands/${name}.ts`, ...args], {
    env: { ...process.env, PLAZA_DIR: DIR, PORT_OFFSET: String(offset) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  return { child, text: () => text, code: once(child, 'close').then(([code]) => code) };
}

async function done(name: string, ...args: string[]): Promise<{ code: number | null; text: string }> {
  const run = command(name, ...args);
  return { code: await run.code, text: run.text() };
}

async function status(): Promise<ProcessStatus[]> {
  return JSON.parse((await done('status', '--json')).text) as ProcessStatus[];
}

async function started(): Promise<Run> {
  const run = command('up');
  await until('it is up', () => run.text().includes('\nTry ') || run.child.exitCode !== null, {
    deadlineMs: START_MS,
  });
  assert.match(run.text(), /\nTry /);
  return run;
}

const idOf = async (name: string): Promise<ProcessId> =>
  identify((await status()).find(({ process: each }) => each === name)!.pid!)!;

describe('make up', { timeout: 600_000 }, () => {
  let up: Run;
  before(async () => {
    rmSync(DIR, { recursive: true, force: true });
    offset = (await freePorts(1))[0]! - 8080;
    url = `http://127.0.0.1:${8080 + offset}`;
    up = await started();
  });
  after(async () => {
    await done('down');
    rmSync(DIR, { recursive: true, force: true });
  });

  it('serves the demo data and says where', async () => {
    assert.match(up.text(), new RegExp(`http://localhost:${8080 + offset}\\n`));
    const { json } = await callApi(url, 'GET', '/v1/products?pageSize=1');
    assert.equal(json.totalSize, demoGoods().length);
  });

  it('shows every process, each replica healthy', async () => {
    const { code, text } = await done('status');
    assert.equal(code, 0);
    assert.match(text, /^PROCESS +VERSION +PID +STATE +RESTARTS +HEALTHY +LISTENS ON\n/);
    const services = (await status()).filter(({ listens }) => listens.endsWith('.sock'));
    assert.deepEqual(
      services.map(({ process: name, healthy }) => [name, healthy]),
      [
        'accounts-1',
        'catalog-1',
        'catalog-2',
        'ops-1',
        'orders-1',
        'orders-2',
        'payments-1',
        'payments-2',
        'rooms-1',
        'rooms-2',
      ].map((name) => [name, 'yes']),
    );
  });

  it('refuses a second one beside it and says what to do', async () => {
    const { code, text } = await done('up');
    assert.equal(code, 1);
    assert.equal(
      text,
      `Plaza already runs in this checkout (process ${up.child.pid}): "make status" shows it, "make down" ends it.\n`,
    );
  });

  it('brings back what dies, and says so', async () => {
    for (const name of ['catalog-1', 'orders-1-envoy', 'gateway']) {
      const id = await idOf(name);
      process.kill(id.pid, 'SIGKILL');
      await until(`${name} is back`, async () => {
        const now = (await status()).find((each) => each.process === name);
        return now?.state === 'running' && now.restarts === 1 && now.pid !== id.pid;
      });
      assert.match(up.text(), new RegExp(`^${name} was ended by SIGKILL; it starts again in \\d+ ms`, 'm'));
    }
  });

  it('changes the number of replicas of a version', async () => {
    const more = await done('scale', '--service', 'catalog', '--replicas', '1', '--version', 'v2');
    assert.match(more.text, /^catalog-3 +v2 .* yes /m);
    const pinned = await fetch(`${url}/v1/products?pageSize=1`, { headers: { 'x-plaza-version': 'v2' } });
    assert.equal(pinned.status, 200);
    const less = await done('scale', '--service', 'catalog', '--replicas', '0', '--version', 'v2');
    assert.doesNotMatch(less.text, /catalog-3/);
    assert.equal((await fetch(`${url}/v1/products`, { headers: { 'x-plaza-version': 'v2' } })).status, 503);
  });

  for (const [args, sentence] of [
    [['--service', 'shop', '--replicas', '1'], /^There is no service "shop"; there are accounts, /],
    [['--service', 'catalog', '--replicas', 'many'], /^Replicas are 0 to 20\.\n$/],
    [
      ['--service', 'catalog', '--replicas', '2', '--version', 'v9'],
      /^catalog has no version "v9"; .* v1, v2\.\n$/,
    ],
    [['--service', 'catalog'], /^Say which and how many: make scale SERVICE=catalog REPLICAS=3\n$/],
  ] as const) {
    it(`answers "scale ${args.join(' ')}" with a sentence`, async () => {
      const { code, text } = await done('scale', ...args);
      assert.equal(code, 1);
      assert.match(text, sentence);
    });
  }

  it('shows the logs of a service for people', async () => {
    const { text } = await done('logs', '--service', 'catalog', '--once');
    assert.match(text, /^\d\d:\d\d:\d\d\.\d{3} catalog-1 +\S+\/\S+ OK [\d.]+ ms from gateway /m);
    assert.doesNotMatch(text, /grpc\.health|Health\/Check/);
  });

  it('shows as much of the past as it is asked for', async () => {
    const { text } = await done('logs', '--service', 'catalog-1', '--once', '--raw', '--lines', '1');
    assert.equal(text.split('\n').length, 2);
    assert.equal((await done('logs', '--service', 'catalog-1', '--once', '--lines', '0')).text, '');
    const { code, text: wrong } = await done('logs', '--lines', 'x');
    assert.deepEqual([code, wrong], [1, 'LINES is "x": it must be a whole number.\n']);
  });

  it('tells the databases of the running mesh to migrate', async () => {
    const { code, text } = await done('migrate', '--service', 'catalog');
    assert.equal(code, 0);
    assert.match(text, /^catalog: at \d{14}_\w+\n$/);
  });

  it('ends what a kill -9 left when it starts again, and finds its data', async () => {
    const processes = await status();
    const left = processes.map(({ pid }) => identify(pid!)!);
    up.child.kill('SIGKILL');
    await up.code;
    assert.equal(left.every(isAlive), true);
    assert.match((await done('status')).text, /^Plaza does not run here: start it with "make up"\.\n$/);
    up = await started();
    assert.match(up.text(), /^Ended what a killed run had left: accounts-1, /);
    assert.deepEqual(left.filter(isAlive), []);
    const { json } = await callApi(url, 'GET', '/v1/products?pageSize=1');
    assert.equal(json.totalSize, demoGoods().length);
  });

  it('ends in order with Ctrl-C: exit code 0, nothing left', async () => {
    const left = (await status()).map(({ pid }) => identify(pid!)!);
    up.child.kill('SIGINT');
    assert.equal(await up.code, 0);
    assert.match(up.text(), /Plaza has ended\.\n$/);
    assert.deepEqual(left.filter(isAlive), []);
    assert.equal(lockOwner(layoutOf(DIR).lock), undefined);
    assert.match((await done('down')).text, /^Plaza does not run here\.\n$/);
  });

  it('gives up in order while it still starts', async () => {
    up = command('up');
    await until('it has children', () => existsSync(layoutOf(DIR).run) && up.text().includes('postgres'));
    up.child.kill('SIGTERM');
    assert.equal(await up.code, 0);
    assert.match(up.text(), /Plaza has ended\.\n$/);
  });

  it('names the port that is in use and who has it', async (t) => {
    const server = createServer().listen(8443 + offset, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    const { code, text } = await done('up');
    assert.equal(code, 1);
    assert.match(
      text,
      new RegExp(
        `^Port ${8443 + offset} is in use by .*\\(process ${process.pid}\\): .*PORT_OFFSET=${offset + 100}`,
        'm',
      ),
    );
  });

  it('names the broker where nobody listens', async () => {
    process.env.BROKER_URL = 'amqp://127.0.0.1:1';
    const { code, text } = await done('up').finally(() => delete process.env.BROKER_URL);
    assert.equal(code, 1);
    assert.match(text, /^Nobody answers at 127\.0\.0\.1:1, which BROKER_URL names \(ECONNREFUSED\)/);
  });

  it('deletes the data on request', async () => {
    const { text } = await done('reset');
    assert.match(text, /Its data is deleted/);
    assert.equal(existsSync(layoutOf(DIR).data), false);
    assert.match(readFileSync(`${layoutOf(DIR).certificates}/ca.crt`, 'utf8'), /BEGIN CERTIFICATE/);
  });
});
