// What calls come to, as the proxies count them and as ops shows it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askEnvoy } from '../../local/envoy-admin.ts';
import { until } from '../../local/until.ts';
import type { callLabels } from '../../mesh/signals/call-metrics.ts';
import { http } from '../harness/http.ts';
import { openStream } from '../streams/read.ts';
import type { Shop } from './operations.ts';

type Labels = Record<string, string>;

/** The counters of calls that a proxy has, as Prometheus would read them. */
async function countersOf(admin: string): Promise<{ labels: Labels; value: number }[]> {
  const text = await askEnvoy(admin, '/stats/prometheus?usedonly&filter=requests_total');
  return [...text.matchAll(/^envoy_plaza_requests_total\{(.*)\} (\d+)$/gm)].map(([, labels, value]) => ({
    labels: Object.fromEntries([...labels!.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, of]) => [name!, of!])),
    value: Number(value),
  }));
}

export function figures(shop: () => Shop): void {
  describe('the figures', () => {
    test('are of each caller and service, by the proxy of the caller', async () => {
      const { mesh, world, product } = shop();
      const stream = await openStream(mesh, '/v1/figures:watch', { token: world.users.staff.token });
      const seen = new Set<string>();
      const reading = (async () => {
        for await (const { item } of stream.frames)
          for (const edge of item?.edges ?? [])
            if (edge.rate > 0 && edge.p99Ms > 0) seen.add(`${edge.source} ${edge.destination}`);
      })();
      reading.catch(() => {});
      const wanted = ['client orders', 'orders catalog', 'orders payments'];
      await until(
        'they are seen',
        async () => {
          const reply = await http(mesh.target.httpUrl, {
            path: '/v1/orders',
            token: world.users.customer.token,
            body: { items: [{ productId: product, quantity: 1 }], requestId: world.unique('counted') },
          });
          assert.equal(reply.status, 201, reply.text);
          return wanted.every((edge) => seen.has(edge));
        },
        { deadlineMs: 20_000 },
      );
      stream.close();
    });

    test('grow no label by what a client writes', async () => {
      const { mesh, world } = shop();
      const base = mesh.target.httpUrl;
      const { services } = mesh.graph;
      const admin = mesh.placement.gatewayAdmin;
      const before = await countersOf(admin);
      for (let n = 0; n < 20; n++) {
        await http(base, { path: `/nothing/${world.unique('path')}` });
        await http(base, { path: `/v1/products/${world.unique('id')}` });
        await http(base, { method: `VERB${n}`, path: '/v1/products' });
        await http(base, { path: '/v1/products', headers: { 'x-plaza-version': `v${n}` } });
        await http(base, { path: '/v1/orders', token: `no.token.${n}` });
        await http(base, { method: 'POST', path: `/plaza.nobody.v1.Nobody/${world.unique('M')}` });
      }
      const counters = await countersOf(admin);
      assert.ok(counters.length - before.length < 12, `${counters.length - before.length} more counters`);
      const allowed: Record<(typeof callLabels)[number], (value: string) => boolean> = {
        reporter: (value) => value === 'gateway',
        source: (value) => value === 'client',
        destination: (value) => services.some(({ name }) => name === value),
        rpc: (value) => services.some(({ methods }) => methods.some(({ path }) => path === value)),
        pinned: (value) => services.some(({ versions }) => versions.includes(value)),
        protocol: (value) => value === 'json' || value === 'grpc',
        status: (value) => value === '0' || /^[2-5]\d\d$/.test(value),
        grpc_status: (value) => /^\d+$/.test(value) && Number(value) <= 16,
      };
      for (const { labels } of counters) {
        for (const [name, value] of Object.entries(labels)) {
          const rule = allowed[name as keyof typeof allowed];
          assert.ok(rule?.(value), `${name} is ${value} in ${JSON.stringify(labels)}`);
        }
      }
    });
  });
}
