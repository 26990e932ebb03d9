import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { samplePlacement } from '../envoy/sample.ts';
import { loadMesh } from '../mesh/load.ts';
import { layoutOf } from './layout.ts';
import type { Postgres } from './postgres.ts';
import { serviceEnv } from './service-env.ts';

describe('serviceEnv()', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  after(() => rmSync(folder, { recursive: true }));
  const mesh = loadMesh('dev');
  const placement = samplePlacement(mesh, folder, folder);
  const around = {
    mesh,
    placement,
    postgres: { url: () => 'postgres://' } as unknown as Postgres,
    paths: layoutOf(folder),
    broker: { url: () => 'postgres://' },
    otel: { variables: {} },
  };

  it('gives each service a secret of its own for page tokens, and its replicas the same', () => {
    const secrets = placement.replicas.map((replica) => serviceEnv(replica, around).PAGE_TOKEN_SECRET);
    assert.equal(new Set(secrets).size, mesh.services.length);
    const again = placement.replicas.map(
      (replica) => serviceEnv({ ...replica, name: `${replica.service}-2` }, around).PAGE_TOKEN_SECRET,
    );
    assert.deepEqual(again, secrets);
  });

  it('names no port: a service listens and calls by sockets', () => {
    for (const replica of placement.replicas) {
      const { LISTEN, MESH, METRICS } = serviceEnv(replica, around);
      assert.deepEqual(
        [LISTEN, MESH, METRICS],
        [replica.socket, replica.outbound, replica.metrics].map((path) => `unix:${path}`),
      );
    }
  });

  it('switches the telemetry of a service off where the Envoys have none', () => {
    const [replica] = placement.replicas;
    for (const [telemetry, disabled] of [
      [true, undefined],
      [false, 'true'],
    ] as const) {
      const env = serviceEnv(replica!, { ...around, placement: { ...placement, telemetry } });
      assert.equal(env.OTEL_SDK_DISABLED, disabled);
    }
  });
});
