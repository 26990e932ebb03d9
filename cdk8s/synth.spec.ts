import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('an environment that is not there is told in a sentence', () => {
  const { status, stderr } = spawnSync(process.execPath, ['cdk8s/synth.ts', '--environment', 'x'], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
  });
  assert.deepEqual([status, stderr], [1, 'There is no environment "x"; there are dev, staging, prod.\n']);
});
