// The real Envoy with the gateway's configuration, and a collector of one's own that does what it should not.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ServerCredentials } from '@grpc/grpc-js';
import { ensureCertificates } from '../local/certificates.ts';
import { askEnvoy } from '../local/envoy-admin.ts';
import { envoyBinary } from '../local/envoy-binary.ts';
import { until } from '../local/until.ts';
import { loadMesh } from '../mesh/load.ts';
import { type Collector, startCollector } from '../src/runtime/testing/collector.ts';
import { type TcpProxy, tcpProxy } from '../src/runtime/testing/tcp-proxy.ts';
import { collectorCluster } from './collector.ts';
import { renderGateway } from './render.ts';
import { samplePlacement } from './sample.ts';

const mib = 1024 * 1024;
const secret = 'Bearer secret';

describe('an Envoy and its collector', () => {
  const dir = mkdtempSync(join(tmpdir(), 'plaza-collector-'));
  const socketPath = join(dir, 'http.sock');
  const admin = join(dir, 'gateway.admin.sock');
  let collector: Collector;
  let link: TcpProxy;
  let envoy: ChildProcess;
  let gone: Promise<unknown>;

  before(async () => {
    await ensureCertificates({ folder: dir, accounts: [], trustDomain: 'x', namespace: 'x' });
    const file = (name: string) => readFileSync(join(dir, name));
    const pair = { private_key: file('edge.key'), cert_chain: file('edge.crt') };
    collector = await startCollector(ServerCredentials.createSsl(null, [pair]));
    link = await tcpProxy({ host: '127.0.0.1', port: Number(collector.address.split(':')[1]) });
    const { ENVOY_BIN, PATH } = process.env;
    const binary = await envoyBinary({ cacheDir: '.plaza/envoy', override: ENVOY_BIN, searchPath: PATH });
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there, and fails where it is not.
    const config: any = renderGateway(loadMesh('test'), {
      ...samplePlacement(loadMesh('test'), dir, dir),
      collector: {
        host: 'localhost',
        port: link.port,
        authorities: join(dir, 'ca.crt'),
        headers: [['authorization', secret]],
        timeoutMs: 1_000,
      },
      attributes: [['deployment.environment.name', 'somewhere']],
    });
    const { listeners, clusters } = config.static_resources;
    const [listener] = listeners;
    listener.address = { pipe: { path: socketPath } };
    const manager = listener.filter_chains[0].filters.at(-1).typed_config;
    // There is no service: who calls is not what this is about.
    manager.http_filters = manager.http_filters.filter(
      ({ name }: { name: string }) =>
        !['envoy.filters.http.jwt_authn', 'envoy.filters.http.rbac'].includes(name),
    );
    manager.route_config.validate_clusters = false;
    config.static_resources = {
      listeners: [listener],
      clusters: clusters.filter(({ name }: { name: string }) => name === collectorCluster),
    };
    writeFileSync(join(dir, 'envoy.json'), JSON.stringify(config));
    const args = ['-c', join(dir, 'envoy.json'), '--use-dynamic-base-id', '--log-level', 'off'];
    envoy = spawn(binary, [...args, '--concurrency', '1'], { stdio: 'ignore' });
    gone = once(envoy, 'exit');
    await until('Envoy answers', () => answer(), { deadlineMs: 20_000 });
  });
  after(async () => {
    envoy?.kill();
    await gone;
    await link?.close();
    collector?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  async function answer(): Promise<number> {
    const [reply] = await once(request({ socketPath, path: '/v1/orders', agent: false }).end(), 'response');
    reply.resume();
    return reply.statusCode;
  }

  /** So many calls, ten at a time; gives what they were answered. */
  async function work(calls: number): Promise<number[]> {
    const statuses = new Set<number>();
    for (let n = 0; n < calls; n += 10)
      for (const status of await Promise.all(Array.from({ length: 10 }, answer))) statuses.add(status);
    return [...statuses];
  }

  const allocated = async () =>
    Number(/: (\d+)/.exec(await askEnvoy(admin, '/stats?filter=server.memory_allocated'))![1]);

  it('speak TLS, with headers, and of spans and figures', async () => {
    assert.deepEqual(await work(10), [503]);
    await until('both have come', () => collector.spans.length >= 10 && collector.reports > 0, {
      deadlineMs: 20_000,
    });
    assert.equal(collector.headers.authorization, secret);
    const { resource, name } = collector.spans.at(-1)!;
    assert.equal(name, 'plaza.orders.v1.Orders/ListOrders');
    assert.equal(resource['service.name'], 'gateway');
    assert.equal(resource['deployment.environment.name'], 'somewhere');
  });

  let end = async (): Promise<void> => {};
  const troubles: [what: string, begin: () => Promise<void>][] = [
    ['is full, with RESOURCE_EXHAUSTED', () => behave('is full')],
    ['never answers a call', () => behave('hangs')],
    ['takes connections and is silent', beSilent],
    ['is not there', beAway],
  ];

  async function behave(behaviour: Collector['behaviour']): Promise<void> {
    collector.behaviour = behaviour;
    end = async () => {
      collector.behaviour = 'takes';
    };
  }

  async function beAway(): Promise<void> {
    await link.cut();
    end = () => link.mend();
  }

  async function beSilent(): Promise<void> {
    await link.cut();
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
    });
    await once(server.listen(link.port, '127.0.0.1'), 'listening');
    end = async () => {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), 'close');
      await link.mend();
    };
  }

  for (const [what, begin] of troubles)
    it(`answer as ever, in bounded memory, when it ${what}`, async (t) => {
      assert.deepEqual(await work(200), [503]);
      const earlier = await allocated();
      await begin();
      try {
        // Some 5 MB of spans.
        for (let round = 0; round < 3; round++) assert.deepEqual(await work(1_000), [503]);
        const grown = (await allocated()) - earlier;
        t.diagnostic(`${(grown / mib).toFixed(1)} MiB more`);
        assert.ok(grown < 8 * mib, `${grown} bytes more`);
      } finally {
        await end();
      }
      collector.spans.length = 0;
      collector.raw = '';
      await until('spans come again', async () => (await answer()) === 503 && collector.spans.length > 0, {
        deadlineMs: 40_000,
      });
    });
});
