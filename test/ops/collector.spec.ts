// A collector of one's own in place of ops: it is sent everything, and whatever it does, calls are answered as ever.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ServerCredentials } from '@grpc/grpc-js';
import { ensureCertificates } from '../../local/certificates.ts';
import { askEnvoy } from '../../local/envoy-admin.ts';
import { readOtel } from '../../local/otel.ts';
import { until } from '../../local/until.ts';
import { type Collector, startCollector } from '../../src/runtime/testing/collector.ts';
import { type TcpProxy, tcpProxy } from '../../src/runtime/testing/tcp-proxy.ts';
import { http } from '../harness/http.ts';
import { startTestMesh, type TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';
import { addProduct, placeOrder } from '../streams/shop.ts';

const mib = 1024 * 1024;
const services = ['accounts', 'catalog', 'payments', 'orders', 'ops'];
const secret = 'Bearer secret';

let collector: Collector;
let link: TcpProxy;
let mesh: TestMesh;
let world: World;
let product: string;
let orders = 0;

/** Takes connections and says nothing. */
async function silentServer(port: number): Promise<{ stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

before(async () => {
  const folder = join('.plaza', 'test-collector-certificates');
  await ensureCertificates({ folder, accounts: [], trustDomain: 'x', namespace: 'x' });
  const file = (name: string) => readFileSync(join(folder, name));
  const tls = ServerCredentials.createSsl(null, [
    { private_key: file('edge.key'), cert_chain: file('edge.crt') },
  ]);
  collector = await startCollector(tls);
  link = await tcpProxy({ host: '127.0.0.1', port: Number(collector.address.split(':')[1]) });
  mesh = await startTestMesh('collector', {
    services,
    replicas: Object.fromEntries(services.map((name) => [name, 1])),
    otel: readOtel({
      OTEL_EXPORTER_OTLP_ENDPOINT: `https://localhost:${link.port}`,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=${encodeURIComponent(secret)}`,
      OTEL_EXPORTER_OTLP_CERTIFICATE: resolve(folder, 'ca.crt'),
      OTEL_EXPORTER_OTLP_TIMEOUT: '1000',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=somewhere',
    }),
    // All of them are traced, however many.
    env: ({ service }) => (service === 'ops' ? { SPANS_PER_SECOND: '0' } : {}),
  });
  world = await createWorld(mesh.target);
  product = await addProduct(mesh, world);
});
after(async () => {
  await mesh?.stop();
  await link?.close();
  collector?.stop();
});

const order = () => placeOrder(mesh, product, world.users.customer.token, world.unique(`order-${orders++}`));
const list = async () => (await http(mesh.target.httpUrl, { path: '/v1/products?pageSize=1' })).status;

/** Of every proxy, and of every service. */
async function memory(): Promise<Record<string, number>> {
  const { gatewayAdmin, replicas } = mesh.placement;
  const allocated = async (admin: string) =>
    Number(/: (\d+)/.exec(await askEnvoy(admin, '/stats?filter=server.memory_allocated'))![1]);
  const resident = (name: string) => {
    const { pid } = mesh.processes().find((one) => one.name === name)!;
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
  };
  const all = [
    ['gateway', await allocated(gatewayAdmin)],
    ...(await Promise.all(
      replicas.map(async ({ name, admin }) => [`${name}-envoy`, await allocated(admin)]),
    )),
    ...replicas.map(({ name }) => [name, resident(name)]),
  ];
  return Object.fromEntries(all);
}

/** So many calls, ten at a time, and some orders: gives what they were answered. */
async function work(calls: number): Promise<number[]> {
  const statuses = new Set<number>();
  for (let n = 0; n < calls; n += 10)
    for (const status of await Promise.all(Array.from({ length: 10 }, list))) statuses.add(status);
  await order();
  return [...statuses];
}

describe('a collector of one’s own', () => {
  it('is sent spans and figures of proxies and services, over TLS and with its headers', async () => {
    await order();
    const senders = () =>
      new Set(
        collector.spans.map(
          ({ resource }) => `${resource['service.name']} ${resource['plaza.proxy'] ?? 'itself'}`,
        ),
      );
    const wanted = [
      'gateway gateway',
      'orders sidecar',
      'catalog sidecar',
      'orders itself',
      'payments itself',
    ];
    await until('they have come', () => wanted.every((one) => senders().has(one)) && collector.reports > 5, {
      deadlineMs: 20_000,
    }).catch((error) => assert.fail(`${error.message}: ${[...senders()]}, ${collector.reports} reports`));
    assert.equal(collector.headers.authorization, secret);
    for (const { resource } of collector.spans)
      assert.equal(resource['deployment.environment.name'], 'somewhere', JSON.stringify(resource));
  });

  it('is what ops names to those who ask it, and no secret', async () => {
    for (const path of ['/v1/traces', `/v1/traces/${'a'.repeat(32)}`, '/v1/figures:watch']) {
      const { status, text } = await http(mesh.target.httpUrl, { path, token: world.users.staff.token });
      assert.equal(status, 503, path);
      assert.ok(text.includes(`the collector at https://localhost:${link.port}`), text);
      assert.ok(!text.includes('secret'), text);
    }
  });

  describe('that is in trouble costs nothing but its spans', () => {
    let silent: Awaited<ReturnType<typeof silentServer>>;
    const troubles: [what: string, begin: () => Promise<void> | void, end: () => Promise<void> | void][] = [
      [
        'full, with RESOURCE_EXHAUSTED',
        () => {
          collector.behaviour = 'is full';
        },
        () => {
          collector.behaviour = 'takes';
        },
      ],
      [
        'never answering a call',
        () => {
          collector.behaviour = 'hangs';
        },
        () => {
          collector.behaviour = 'takes';
        },
      ],
      [
        'accepting connections and silent',
        async () => {
          await link.cut();
          silent = await silentServer(link.port);
        },
        async () => {
          await silent.stop();
          await link.mend();
        },
      ],
      ['not there', () => link.cut(), () => link.mend()],
    ];
    for (const [what, begin, end] of troubles)
      it(what, async (t) => {
        assert.deepEqual(await work(500), [200]);
        const earlier = await memory();
        await begin();
        try {
          for (let round = 0; round < 3; round++) assert.deepEqual(await work(500), [200]);
          const now = await memory();
          const grown = Object.entries(now).map(([name, bytes]) => [name, bytes - earlier[name]!] as const);
          t.diagnostic(grown.map(([name, bytes]) => `${name} ${(bytes / mib).toFixed(1)} MiB`).join(', '));
          for (const [name, bytes] of grown)
            assert.ok(bytes < (name.endsWith('envoy') || name === 'gateway' ? 24 : 96) * mib, name);
        } finally {
          await end();
        }
        collector.spans.length = 0;
        collector.raw = '';
        await until(
          'it is sent spans again, by proxies and services',
          async () => {
            await list();
            const kinds = new Set(
              collector.spans.map(({ resource }) => resource['plaza.proxy'] ?? 'service'),
            );
            return kinds.has('gateway') && kinds.has('sidecar') && kinds.has('service');
          },
          { deadlineMs: 60_000 },
        );
      });
  });
});
