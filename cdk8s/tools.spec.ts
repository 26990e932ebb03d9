// What istioctl and kubeconform say to what is synthesised. LAB_BIN names the folder that has them; what is missing there is said and left out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { clusters } from '../mesh/environments/clusters.ts';
import { plazaOf, synth } from './synth.ts';
import { unpackSchemas } from './testing/schemas.ts';

const { LAB_BIN } = process.env;

function missing(program: string): string | false {
  if (!LAB_BIN) return `${program} is not asked: LAB_BIN names no folder with it`;
  return !existsSync(join(LAB_BIN, program)) && `${program} is not asked: it is not in ${LAB_BIN}`;
}

/** istioctl says this of every EnvoyFilter that there is; why ours are there, docs/adr/0011 tells. */
const explained = /EnvoyFilter exposes internal implementation details/;

describe('tools', () => {
  let out: string;
  before(() => {
    out = mkdtempSync(join(tmpdir(), 'plaza-tools-'));
    for (const environment of Object.keys(clusters)) synth(plazaOf(environment), out);
  });
  after(() => rmSync(out, { recursive: true, force: true }));

  const run = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(join(LAB_BIN!, program), args, {
      encoding: 'utf8',
      timeout: 120_000,
    });
    return { status, said: `${stdout}${stderr}` };
  };

  for (const environment of Object.keys(clusters)) {
    it(`istioctl validate finds ${environment} valid`, { skip: missing('istioctl') }, () => {
      const { status, said } = run('istioctl', 'validate', '-f', join(out, environment));
      assert.equal(status, 0, said);
      assert.deepEqual(
        said.split('\n').filter((line) => line.includes('*') && !explained.test(line)),
        [],
      );
    });

    it(`istioctl analyze finds nothing in ${environment}`, { skip: missing('istioctl') }, () => {
      const { status, said } = run('istioctl', 'analyze', '--use-kube=false', join(out, environment));
      assert.equal(status, 0, said);
      assert.match(said, /No validation issues found/);
    });

    it(`kubeconform knows every resource of ${environment}`, { skip: missing('kubeconform') }, () => {
      const { status, said } = run(
        'kubeconform',
        '-strict',
        '-summary',
        '-schema-location',
        unpackSchemas(join(out, 'schemas')),
        join(out, environment),
      );
      assert.equal(status, 0, said);
      assert.match(said, /Invalid: 0, Errors: 0, Skipped: 0/);
    });
  }
});
