import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { layoutOf } from '../../local/layout.ts';
import { until } from '../../local/until.ts';
import { callLabels, callMetrics } from '../../mesh/signals/call-metrics.ts';
import { scrapePaths, scraper } from '../../mesh/signals/scraper.ts';
import { contract } from '../contract.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';
import { ask, type Sample, samplesOf } from './scrape.ts';

const list = '/plaza.catalog.v1.Catalog/ListProducts';
const client = { reporter: 'gateway', source: 'client' };
const catalog = { ...client, destination: 'catalog', rpc: list };
const orders = { ...client, destination: 'orders', rpc: '/plaza.orders.v1.Orders/ListOrders' };
const nothing = { ...client, destination: undefined, rpc: undefined };

/** What Prometheus reads of calls, at the gateway and at sidecars. */
export function callMetricsRead(mesh: () => TestMesh): void {
  describe('the figures of calls', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const read = async (port: number): Promise<Sample[]> => {
      const { status, text } = await ask(mesh(), port, { account: scraper });
      assert.equal(status, 200);
      return samplesOf(text, callMetrics.requests);
    };
    const atGateway = () => read(mesh().placement.gatewayScrapePort);
    const get = (path: string, token?: string) =>
      http(mesh().target.httpUrl, { path, ...(token && { token }) });
    const native = async (method: string) => {
      const one = grpcClient(mesh().target.grpcAddress);
      await call(one, method, {});
      one.close();
    };

    const cases: [string, () => Promise<unknown>, Record<string, string | undefined>][] = [
      ['JSON that is answered', () => get('/v1/products'), { ...catalog, protocol: 'json', status: '200' }],
      [
        'gRPC that is answered',
        () => native(list.slice(1)),
        { ...catalog, protocol: 'grpc', status: '200', grpc_status: '0' },
      ],
      ['401', () => get('/v1/orders'), { ...orders, protocol: 'json', status: '401' }],
      [
        '403',
        () => get('/v1/users', world.users.customer.token),
        {
          ...{ ...client, destination: 'accounts', rpc: '/plaza.accounts.v1.Accounts/ListUsers' },
          ...{ protocol: 'json', status: '403' },
        },
      ],
      [
        'UNAUTHENTICATED',
        () => native('plaza.orders.v1.Orders/ListOrders'),
        { ...orders, protocol: 'grpc', status: '200', grpc_status: '16' },
      ],
      [
        'a version that does not run',
        () => http(mesh().target.httpUrl, { path: '/v1/products', headers: { 'x-plaza-version': 'v2' } }),
        { ...catalog, pinned: 'v2', protocol: 'json', status: '503' },
      ],
      ['404 of no method', () => get('/v1/nowhere'), { ...nothing, protocol: 'json', status: '404' }],
      [
        '404 of a service',
        () => get(`/v1/products/${randomUUID()}`),
        { ...catalog, rpc: '/plaza.catalog.v1.Catalog/GetProduct', protocol: 'json', status: '404' },
      ],
    ];
    for (const [name, act, labels] of cases)
      test(`count ${name} once, by these labels`, async () => {
        const before = sum(await atGateway(), labels);
        await act();
        await until('it is counted', async () => sum(await atGateway(), labels) > before);
        assert.equal(sum(await atGateway(), labels), before + 1);
      });

    test('name the caller at the sidecar of the one who is called', async () => {
      await get('/v1/products');
      const replicas = mesh().placement.replicas.filter(({ service }) => service === 'catalog');
      const samples = (await Promise.all(replicas.map(({ scrapePort }) => read(scrapePort)))).flat();
      const labels = {
        reporter: 'inbound',
        source: 'gateway',
        destination: 'catalog',
        rpc: list,
        status: '200',
      };
      assert.ok(sum(samples, labels) > 0);
      assert.ok(sum(samples, { reporter: 'outbound', source: 'catalog' }) > 0);
    });

    test('are of words that the graph has, whatever is asked for', async () => {
      const word = () => randomUUID().slice(0, 8);
      for (let n = 0; n < 20; n += 1) {
        await get(`/v1/${word()}?${word()}=${word()}`);
        await http(mesh().target.httpUrl, {
          ...{ path: `/${word()}`, method: 'PUT', body: word() },
          headers: { 'content-type': word(), 'x-envoy-original-path': word(), 'x-plaza-version': word() },
        });
        await native(list.slice(1).replace('ListProducts', 'GetProduct'));
      }
      const names = new Set(mesh().graph.services.map(({ name }) => name));
      const methods = new Set(Object.keys(contract).map((method) => `/${method}`));
      const ports = mesh().placement.replicas.map(({ scrapePort }) => scrapePort);
      const samples = (await Promise.all([atGateway(), ...ports.map(read)])).flat();
      assert.ok(samples.length > 20);
      for (const { labels } of samples) {
        for (const label of Object.keys(labels))
          assert.ok((callLabels as readonly string[]).includes(label), label);
        const { reporter, source, destination, rpc, pinned, protocol, status, grpc_status } = labels;
        assert.match(reporter!, /^(gateway|inbound|outbound)$/);
        if (source) assert.ok(names.has(source) || ['client', 'gateway'].includes(source), source);
        if (destination) assert.ok(names.has(destination), destination);
        if (rpc) assert.ok(methods.has(rpc), rpc);
        if (pinned) assert.equal(pinned, 'v2');
        assert.match(protocol!, /^(json|grpc)$/);
        assert.match(status!, /^(0|[1-5]\d\d)$/);
        if (grpc_status) assert.match(grpc_status, /^(\d|1[0-6])$/);
      }
    });

    test('are read by Prometheus alone, by GET, and with nothing else of the admin interface', async () => {
      const { gatewayScrapePort: port, replicas } = mesh().placement;
      for (const account of [undefined, 'gateway', 'orders'])
        await assert.rejects(ask(mesh(), port, { account }), `${account}`);
      for (const path of ['/', '/stats', '/config_dump', '/quitquitquit', scrapePaths.service])
        assert.equal((await ask(mesh(), port, { path, account: scraper })).status, 404, path);
      assert.equal((await ask(mesh(), port, { method: 'POST', account: scraper })).status, 404);
      assert.equal(
        (await ask(mesh(), replicas[0]!.scrapePort, { path: '/config_dump', account: scraper })).status,
        404,
      );
    });

    test('name every proxy and service to Prometheus', () => {
      const { replicas } = mesh().placement;
      const files = ['proxies', 'services'].map((file) => targets(mesh(), file));
      assert.deepEqual(
        files.map(({ length }) => length),
        [replicas.length + 1, replicas.length],
      );
    });
  });
}

function targets({ dir }: TestMesh, file: string): object[] {
  return JSON.parse(readFileSync(join(layoutOf(dir).targets, `${file}.json`), 'utf8')) as object[];
}

/** An undefined label is one that is not there. */
function sum(samples: Sample[], labels: Record<string, string | undefined>): number {
  const wanted = Object.entries(labels);
  return samples
    .filter((sample) => wanted.every(([name, value]) => sample.labels[name] === value))
    .reduce((total, { value }) => total + value, 0);
}
