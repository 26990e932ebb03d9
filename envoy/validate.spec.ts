import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { ensureCertificates } from '../local/certificates.ts';
import { envoyBinary } from '../local/envoy-binary.ts';
import { type EnvironmentName, environments } from '../mesh/environments/index.ts';
import { loadMesh } from '../mesh/load.ts';
import type { Placement } from './placement.ts';
import { renderEndpoints, renderGateway, renderSidecar } from './render.ts';
import { samplePlacement } from './sample.ts';
import type { JsonObject } from './typed.ts';

const run = promisify(execFile);
const collector = {
  host: 'collector.example',
  port: 4317,
  headers: [['authorization', 'Bearer secret']] as const,
  timeoutMs: 5_000,
};

describe('the real Envoy', () => {
  let dir: string;
  let envoy: string;

  before(async () => {
    dir = mkdtempSync(join(tmpdir(), 'plaza-validate-'));
    const { ENVOY_BIN, PATH } = process.env;
    envoy = await envoyBinary({ cacheDir: '.plaza/envoy', override: ENVOY_BIN, searchPath: PATH });
    const { trustDomain, namespace, services } = loadMesh('dev');
    const accounts = ['gateway', ...services.map((service) => service.name)];
    await ensureCertificates({ folder: join(dir, 'certificates'), accounts, trustDomain, namespace });
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  for (const name of Object.keys(environments) as EnvironmentName[]) {
    it(`accepts every configuration of ${name} without a warning about it`, async () => {
      const mesh = loadMesh(name);
      const authorities = join(dir, 'certificates', 'ca.crt');
      const placement: Placement = {
        ...samplePlacement(mesh, dir, join(dir, 'certificates')),
        // One environment is enough for what no environment changes.
        ...(name === 'test' && {
          collector: { ...collector, authorities },
          attributes: [['deployment.environment.name', 'test']],
        }),
      };
      mkdirSync(join(dir, 'eds'), { recursive: true });
      for (const [file, endpoints] of Object.entries(renderEndpoints(mesh, placement))) {
        writeFileSync(join(dir, 'eds', file), JSON.stringify(endpoints));
      }
      const configurations: [string, JsonObject][] = [
        ['gateway', renderGateway(mesh, placement)],
        ...placement.replicas.map((replica): [string, JsonObject] => [
          replica.name,
          renderSidecar(mesh, placement, replica),
        ]),
      ];
      for (const [part, configuration] of configurations) {
        const file = join(dir, `${part}.json`);
        writeFileSync(file, JSON.stringify(configuration));
        const { stdout, stderr } = await run(envoy, [
          '--mode',
          'validate',
          '-c',
          file,
          '--log-level',
          'warn',
        ]);
        assert.match(stdout, /OK/);
        const about = stderr.split('\n').filter((line) => /deprecated|will be ignored/i.test(line));
        assert.deepEqual(about, [], part);
      }
    });
  }
});
