import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from './wasm/build.ts';

test('the module that counts connections is what its source says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-wasm-'));
  try {
    const file = join(folder, 'connections.wasm');
    build(file);
    const kept = readFileSync(new URL('wasm/connections.wasm', import.meta.url));
    assert.ok(readFileSync(file).equals(kept), 'node envoy/wasm/build.ts writes it');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
