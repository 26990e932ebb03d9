import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLayout } from './layout.ts';

// `make lab-bin`, a cached Envoy or an older release made it, with the modes of the day.
test('nobody but the owner enters the folders of a run, whoever made them before', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ['run', 'data', 'logs', 'secrets']) mkdirSync(join(folder, name));
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    chmodSync(path, 0o777);
  const { dir, run, data, logs, secrets } = createLayout(folder);
  for (const path of [dir, run, data, logs, secrets]) assert.equal(statSync(path).mode & 0o777, 0o700, path);
});
