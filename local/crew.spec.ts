import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCrew } from './crew.ts';
import { isAlive } from './pid.ts';
import { type Kind, supervise } from './process.ts';
import { until } from './until.ts';

test('brings nobody back who is killed while all are ended', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const said: string[] = [];
  const crew = createCrew(join(folder, 'children'), (line) => said.push(line));
  const run = async (name: string, kind: Kind, script: string) => {
    const logFile = join(folder, `${name}.log`);
    const spec = {
      name,
      kind,
      command: 'sh',
      args: ['-c', script],
      logFile,
      backoffMs: 1,
      stopDeadlineMs: 300,
    };
    const child = supervise(spec, crew.watcher);
    await until(`${name} is up`, () => readFileSync(logFile, 'utf8').includes('up'));
    return child;
  };
  await run('slow', 'service', 'trap "" TERM; echo up; while :; do sleep 0.05; done');
  const sidecar = await run('sidecar', 'sidecar', 'echo up; exec sleep 60');
  const id = sidecar.id!;

  // The service takes its time, and its sidecar's turn has not come.
  const stopped = crew.stop();
  sidecar.kill('SIGKILL');
  await until('it is gone', () => !isAlive(id));
  await stopped;
  assert.deepEqual(said, []);
  assert.equal(sidecar.restarts, 0);
});
