// A real API server and istiod take every environment as "make synth" writes it; no pod runs, and nothing here promises a time.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { analyze } from './analysis.ts';
import { binaries, binariesFolder, obstacle } from './binaries.ts';
import { startCluster } from './cluster.ts';
import { manifestsOf } from './manifests.ts';

const folder = binariesFolder();
const reason = obstacle(folder);
// "make lab" was asked for; "make test" goes on without it.
if (reason && process.env.LAB) throw new Error(`The lab cannot run: ${reason}.`);
const dir = '.plaza/test-environments';
const dist = '.plaza/environments-dist';

describe('environments', { skip: reason && `the lab is left out: ${reason}` }, () => {
  after(() => rmSync(dist, { recursive: true, force: true }));
  for (const environment of ['dev', 'staging', 'prod'] as const)
    test(`all of ${environment} is accepted, and istioctl has nothing to say`, async () => {
      const manifests = manifestsOf(environment, dist);
      const cluster = await startCluster(environment, manifests, folder, `${dir}-${environment}`);
      try {
        assert.deepEqual(await analyze(cluster.api, binaries(folder), cluster.namespace), []);
      } finally {
        await cluster.stop();
      }
    });
});
