// The real Envoy with the gateway's filters behind the redirect, and with the redirect that Istio makes of a Gateway's `httpsRedirect`.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { renderGateway } from '../../envoy/render.ts';
import { samplePlacement } from '../../envoy/sample.ts';
import { envoyBinary } from '../../local/envoy-binary.ts';
import { until } from '../../local/until.ts';
import { loadMesh } from '../../mesh/load.ts';
import { redirectFilter } from './https-redirect.ts';

describe('a client of the plain port', () => {
  const dir = mkdtempSync(join(tmpdir(), 'plaza-redirect-'));
  const socketPath = join(dir, 'http.sock');
  let envoy: ChildProcess;
  let gone: Promise<unknown>;

  async function ask(method: string, path: string): Promise<IncomingMessage> {
    const call = request({ socketPath, method, path, headers: { host: 'plaza.example:80' } }).end();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    return answer.resume();
  }

  before(async () => {
    const { ENVOY_BIN, PATH } = process.env;
    const binary = await envoyBinary({ cacheDir: '.plaza/envoy', override: ENVOY_BIN, searchPath: PATH });
    const mesh = loadMesh('prod');
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there, and fails where it is not.
    const config: any = renderGateway(mesh, { ...samplePlacement(mesh, dir, dir), telemetry: false });
    const [listener] = config.static_resources.listeners;
    listener.address = { pipe: { path: socketPath } };
    const manager = listener.filter_chains[0].filters.at(-1).typed_config;
    manager.http_filters.unshift(redirectFilter());
    manager.route_config.virtual_hosts[0].require_tls = 'ALL';
    manager.route_config.validate_clusters = false;
    config.static_resources = { listeners: [listener], clusters: [] };
    const file = join(dir, 'envoy.json');
    writeFileSync(file, JSON.stringify(config));
    envoy = spawn(binary, ['-c', file, '--use-dynamic-base-id', '--log-level', 'off'], { stdio: 'ignore' });
    gone = once(envoy, 'exit');
    await until('Envoy answers', () => ask('GET', '/'), { deadlineMs: 10_000 });
  });
  after(async () => {
    envoy.kill();
    await gone;
    rmSync(dir, { recursive: true, force: true });
  });

  for (const [method, path] of [
    ['GET', '/v1/products?page_size=2'],
    ['POST', '/v1/orders'],
    ['GET', '/nothing'],
  ] as const)
    it(`is sent to TLS with ${method} ${path} as it is`, async () => {
      const { statusCode, headers } = await ask(method, path);
      assert.deepEqual([statusCode, headers.location], [308, `https://plaza.example${path}`]);
    });
});
