import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { isAlive } from './pid.ts';
import { type Child, type ChildSpec, supervise } from './process.ts';
import { until } from './until.ts';

let folder: string;
let child: Child | undefined;
const said: string[] = [];

/** A child that runs `script` in a shell. */
function run(script: string, more: Partial<ChildSpec> = {}, restart = true): Child {
  const spec: ChildSpec = {
    name: 'part',
    kind: 'service',
    command: '/bin/sh',
    args: ['-c', script],
    logFile: join(folder, 'part.log'),
    backoffMs: 10,
    ...more,
  };
  child = supervise(spec, { say: (line) => said.push(line) }, restart);
  return child;
}

const log = (): string => readFileSync(join(folder, 'part.log'), 'utf8');
/** Until the shell has set its traps. */
const isUp = (): Promise<boolean> => until('the child is up', () => log().includes('up'));

describe('supervise()', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
    said.length = 0;
  });
  afterEach(async () => {
    await child?.stop();
    rmSync(folder, { recursive: true });
  });

  it('keeps what the child prints, on both streams', async () => {
    run('echo out; echo err >&2; exec sleep 60');
    await until('both lines are there', () => /out\n/.test(log()) && /err\n/.test(log()));
  });

  it('starts a killed child again and says so', async () => {
    const part = run('echo up; exec sleep 60');
    const before = part.id!;
    part.kill('SIGKILL');
    await until('another one runs', () => part.id !== undefined && part.id.pid !== before.pid);
    assert.equal(part.restarts, 1);
    assert.match(said[0]!, /^part was ended by SIGKILL; it starts again in 10 ms/);
  });

  it('waits longer before each restart of a child that does not stay', async () => {
    const part = run('exit 3');
    await until('it has been started five times', () => part.restarts >= 4);
    assert.deepEqual(
      said.slice(0, 4).map((line) => /with exit code 3; it starts again in (\d+) ms/.exec(line)?.[1]),
      ['10', '20', '40', '80'],
    );
  });

  it('leaves it ended when restarts are off, until it is revived', async () => {
    const part = run('echo up; exec sleep 60', {}, false);
    part.kill('SIGKILL');
    await until('it has ended', () => part.state === 'ended');
    part.revive();
    await until('it runs again', () => part.state === 'running' && part.id !== undefined);
  });

  it('lets the child end in order', async () => {
    const part = run('trap "echo bye; exit 0" TERM; echo up; while :; do sleep 0.05; done');
    await isUp();
    const id = part.id!;
    await part.stop();
    assert.match(log(), /bye/);
    assert.equal(isAlive(id), false);
    assert.equal(part.state, 'stopped');
  });

  it('kills a child that does not end in time', async () => {
    const part = run('trap "" TERM; echo up; while :; do sleep 0.05; done', { stopDeadlineMs: 200 });
    await isUp();
    const id = part.id!;
    await part.stop();
    assert.equal(isAlive(id), false);
  });

  it('does not start a child again that was stopped while it waited for its restart', async () => {
    const part = run('exit 1', { backoffMs: 60_000 });
    await until('it waits', () => part.state === 'waiting');
    await part.stop();
    part.revive();
    assert.equal(part.id, undefined);
  });

  it('says when there is no such program, and stops all the same', async () => {
    const part = run('', { command: '/no/such/program' }, true);
    await until('it was tried', () => said.some((line) => line.includes('cannot be started')));
    await part.stop();
  });

  it('does what a killed predecessor left to do before a restart', async () => {
    let cleaned = 0;
    const part = run('echo up; exec sleep 60', {
      beforeRestart: async () => {
        cleaned += 1;
      },
    });
    part.kill('SIGKILL');
    await until('it runs again', () => part.restarts === 1 && part.id !== undefined);
    assert.equal(cleaned, 1);
  });
});
