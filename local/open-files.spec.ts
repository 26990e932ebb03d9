import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { openFiles, tooFewFiles } from './open-files.ts';

test('the limit of files is that of the process, raised as far as it may be', () => {
  const script = `import { openFiles } from '${new URL('open-files.ts', import.meta.url).pathname}'; console.log(openFiles())`;
  const command = `ulimit -Sn 300; ulimit -Hn 700; exec '${process.execPath}' --input-type=module -e "$SCRIPT"`;
  const { stdout } = spawnSync('sh', ['-c', command], { env: { ...process.env, SCRIPT: script } });
  assert.equal(Number(stdout.toString()), 700);
  assert.ok(openFiles() > 0);
});

test('too few are told, and enough are not', () => {
  assert.match(tooFewFiles(4_096) ?? '', /may hold 4096 files/);
  assert.equal(tooFewFiles(20_000), undefined);
  assert.equal(tooFewFiles(Number.POSITIVE_INFINITY), undefined);
});
