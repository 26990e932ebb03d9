import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Locked, lockOwner, takeLock } from './lock.ts';
import { until } from './until.ts';

describe('takeLock()', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  const file = join(folder, 'lock');
  after(() => rmSync(folder, { recursive: true }));

  it('keeps others out until it is released', () => {
    const release = takeLock(file);
    assert.throws(() => takeLock(file), Locked);
    assert.equal(lockOwner(file)?.pid, process.pid);
    release();
    assert.equal(lockOwner(file), undefined);
    takeLock(file)();
  });

  it('outlives a kill -9 of its owner by nothing', async () => {
    const code = `(await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)})).takeLock(${JSON.stringify(file)}); setInterval(() => {}, 1e6)`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
    await until('it has the lock', () => existsSync(file));
    assert.throws(
      () => takeLock(file),
      (error) => error instanceof Locked && error.owner.pid === owner.pid,
    );
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    takeLock(file)();
  });

  it('is not kept out by a file that makes no sense', () => {
    writeFileSync(file, 'half a');
    takeLock(file)();
  });
});
