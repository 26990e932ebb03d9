import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Client, type ServiceError, status } from '@grpc/grpc-js';
import { service as healthDefinition } from 'grpc-health-check';
import { stopInOrder } from './lifecycle.ts';
import { readDetails } from './peer-error.ts';
import { echoDefinition, plainClient, type Text, text } from './testing/echo.ts';
import { until } from './testing/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaza-lifecycle-'));
after(() => rmSync(folder, { recursive: true }));
const running: { child: ChildProcess; client: Client }[] = [];
afterEach(() => {
  for (const { child, client } of running.splice(0)) {
    client.close();
    child.kill('SIGKILL');
  }
});

async function startService(env: Record<string, string> = {}) {
  const listen = `unix:${join(folder, `${running.length}-${process.pid}.sock`)}`;
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./testing/echo-service.ts', import.meta.url))],
    {
      env: { PATH: process.env.PATH, LISTEN: listen, INSTANCE: 'echo-1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const client = plainClient(listen);
  running.push({ child, client });
  let said = '';
  child.stdout!.on('data', (data) => {
    said += data;
  });
  const lines = () =>
    said
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  let problems = '';
  child.stderr!.on('data', (data) => {
    problems += data;
  });
  // Not "exit": the last lines are read after it.
  const exited = once(child, 'close') as Promise<[number | null, string | null]>;
  return {
    child,
    client,
    lines,
    exited,
    problems: () => problems,
    says: (msg: string) => lines().some((l) => l.msg === msg),
  };
}

function unary(client: Client, value: string): Promise<string> {
  const { path, requestSerialize, responseDeserialize } = echoDefinition.unary;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest<Text, Text>(
      path,
      requestSerialize,
      responseDeserialize,
      text(value),
      (error, reply) => (error ? reject(error) : resolve(reply!.getValue())),
    );
  });
}

describe('a service process', () => {
  it('stops in order on SIGTERM: NOT_SERVING, calls finished, streams UNAVAILABLE, pools, exit 0', async () => {
    const { child, client, lines, exited, says } = await startService();
    await until(() => says('listening'));

    const { Watch } = healthDefinition;
    const health: string[] = [];
    const watch = client.makeServerStreamRequest<object, { status: string }>(
      Watch!.path,
      Watch!.requestSerialize,
      Watch!.responseDeserialize as never,
      { service: '' },
    );
    watch.on('data', (reply) => health.push(reply.status)).on('error', () => {});
    const { path, requestSerialize, responseDeserialize } = echoDefinition.serverStream;
    const stream = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, text(''));
    const streamEnded = new Promise<ServiceError>((resolve) => stream.on('error', resolve));
    await new Promise((resolve) => stream.once('data', resolve));
    await until(() => health.length === 1);

    const slow = unary(client, 'slow');
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    child.kill('SIGINT');
    await until(() => health.length === 2);
    assert.deepEqual(health, ['SERVING', 'NOT_SERVING']);
    assert.equal(await unary(client, 'while draining'), 'while draining');
    const error = await streamEnded;
    assert.deepEqual([error.code, readDetails(error.metadata).reason], [status.UNAVAILABLE, 'SHUTTING_DOWN']);
    assert.equal(await slow, 'slow');
    assert.deepEqual(await exited, [0, null]);
    assert.equal(lines().filter((line) => line.msg === 'stopping').length, 1);
    const order = ['listening', 'stopping', 'pools closed', 'stopped'].map((msg) =>
      lines().findIndex((l) => l.msg === msg),
    );
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.ok(order[0]! >= 0);
  });

  it('lives on after a stray rejection, which ends its call as INTERNAL', async () => {
    const { client, says, lines } = await startService();
    await until(() => says('listening'));
    await assert.rejects(unary(client, 'stray'), { code: status.INTERNAL });
    assert.equal(await unary(client, 'alive'), 'alive');
    await until(() => lines().some((line) => line.code === 'INTERNAL'));
  });

  it('says in one sentence what is wrong with its environment, and exits 1', async () => {
    const { exited, problems } = await startService({ LISTEN: '', INSTANCE: '' });
    assert.deepEqual(await exited, [1, null]);
    assert.equal(problems(), 'echo: Cannot start: LISTEN is not set; INSTANCE is not set.\n');
  });

  it('shows what it counts from the start, at METRICS', async () => {
    const { says, lines } = await startService({ METRICS: '127.0.0.1:0' });
    await until(() => says('listening'));
    const { metrics } = lines().find((line) => line.msg === 'listening')!;
    const reply = await fetch(`http://${metrics}/metrics`);
    assert.equal(reply.status, 200);
    assert.match(await reply.text(), /^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('exits 1 when it cannot listen', async () => {
    const { exited, lines } = await startService({ LISTEN: `unix:${process.execPath}/x.sock` });
    assert.deepEqual(await exited, [1, null]);
    assert.equal(lines().at(-1)?.msg, 'cannot start');
  });

  it('says last why it cannot start, when lines of before are still on their way', async () => {
    const slowDisk = `import fs from 'node:fs'; const { write } = fs; fs.write = (...a) => setTimeout(write, 100, ...a)`;
    const { exited, lines } = await startService({
      LISTEN: `unix:${process.execPath}/x.sock`,
      INSTANCE: 'x'.repeat(5_000), // each line has it, and is long enough to be written at once
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(slowDisk)}`,
    });
    assert.deepEqual(await exited, [1, null]);
    assert.deepEqual(
      lines().map((line) => line.msg),
      ['health changed', 'cannot start'],
    );
  });
});

describe('stopInOrder', () => {
  it('drains, stops the server, then health, then the app', async () => {
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    await stopInOrder(
      {
        health: { start: async () => {}, addTo: () => {}, drain: note('drain'), stop: note('health') },
        server: { listen: async () => '', stop: async (ms) => void order.push(`server ${ms}`) },
        stop: async () => void order.push('app'),
      },
      1,
      2,
    );
    assert.deepEqual(order, ['drain', 'server 2', 'health', 'app']);
  });
});
