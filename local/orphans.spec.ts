import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { endOrphans } from './orphans.ts';
import { identify, isAlive, type ProcessId } from './pid.ts';
import { until } from './until.ts';

const module = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);

/** A process that supervises two children, one of which ignores SIGTERM, and is killed with kill -9. */
async function killedSupervisor(folder: string): Promise<ProcessId[]> {
  const code = `
    const { supervise } = await import(${module('./process.ts')});
    const { journal } = await import(${module('./orphans.ts')});
    const watcher = journal(${JSON.stringify(join(folder, 'children'))});
    for (const [name, script] of [['meek', 'exec sleep 600'], ['deaf', 'trap "" TERM; while :; do sleep 0.05; done']])
      supervise({ name, kind: 'service', command: '/bin/sh', args: ['-c', script], logFile: ${JSON.stringify(folder)} + '/' + name }, watcher);
  `;
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
  const children = (): string[] => readdirSync(join(folder, 'children')).filter((name) => /^\d+$/.test(name));
  await until('both children are noted', () => children().length === 2);
  const ids = children().map((name) => JSON.parse(readFileSync(join(folder, 'children', name), 'utf8')));
  supervisor.kill('SIGKILL');
  await once(supervisor, 'exit');
  return ids;
}

describe('endOrphans()', () => {
  it('ends what a killed supervisor left, also what ignores SIGTERM', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const left = await killedSupervisor(folder);
    assert.deepEqual(left.map(isAlive), [true, true]);
    assert.deepEqual(await endOrphans(join(folder, 'children'), 300), ['deaf', 'meek']);
    assert.deepEqual(left.map(isAlive), [false, false]);
    assert.deepEqual(await endOrphans(join(folder, 'children'), 300), []);
  });

  it('spares a process that only has the number of a former child', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
    const innocent = spawn('sleep', ['600']);
    t.after(() => {
      innocent.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    });
    const id = identify(innocent.pid!)!;
    mkdirSync(join(folder, 'children'));
    const entry = {
      pid: id.pid,
      started: 'another time',
      name: 'catalog-1',
      kind: 'service',
      stopSignal: 'SIGKILL',
    };
    writeFileSync(join(folder, 'children', String(id.pid)), JSON.stringify(entry));
    assert.deepEqual(await endOrphans(join(folder, 'children')), []);
    assert.equal(isAlive(id), true);
  });
});
