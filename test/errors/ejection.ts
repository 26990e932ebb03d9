import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sumOfStats } from '../../local/envoy-admin.ts';
import { until } from '../../local/until.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import { begin, emptyMessage, openHttp2 } from '../harness/http2.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** How often the proxies have put a replica out of use because of what it answered, or lost a connection with calls on it. */
export async function ejections(mesh: TestMesh): Promise<number> {
  const admins = [mesh.placement.gatewayAdmin, ...mesh.placement.replicas.map(({ admin }) => admin)];
  const lost = 'outlier_detection.ejections_enforced_total|upstream_cx_destroy_remote_with_active_rq';
  const counts = await Promise.all(admins.map((admin) => sumOfStats(admin, lost)));
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** What a client can cause takes no replica out of use: others would pay for it. Asks the admin interfaces of the laptop's Envoys. */
export function ejection(mesh: () => TestMesh): void {
  describe('nobody is ejected by', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const stream = '/plaza.orders.v1.Events/SubscribeToEvents';
    const open = async () =>
      (await sumOfStats(mesh().placement.gatewayAdmin, '^cluster\\.orders\\.upstream_rq_active$')) ?? 0;
    const times = (count: number, work: (n: number) => Promise<unknown>) =>
      Promise.all(Array.from({ length: count }, (_, n) => work(n)));
    const token = () => world.users.customer.token;

    const cases: Record<string, () => Promise<unknown>> = {
      'deadlines that nobody can keep': async () => {
        const client = grpcClient(mesh().target.grpcAddress);
        for (let round = 0; round < 40; round++)
          await times(20, (n) =>
            call(client, 'plaza.catalog.v1.Catalog/ListProducts', { pageSize: 100 }, { deadlineMs: 1 + n }),
          );
        client.close();
      },
      'deadlines of JSON clients': async () => {
        for (let round = 0; round < 10; round++)
          await times(20, (n) =>
            http(mesh().target.httpUrl, {
              path: '/v1/orders?pageSize=100',
              token: token(),
              headers: { 'grpc-timeout': `${1 + n}m` },
            }),
          );
      },
      'streams that end at their deadline': async () => {
        const client = grpcClient(mesh().target.grpcAddress);
        const codes = await times(60, async (n) => {
          const options = { token: token(), deadlineMs: 300 + n };
          return (await call(client, stream.slice(1), {}, options)).code;
        });
        client.close();
        assert.ok(!codes.includes('OK'), 'they were open until then');
      },
      'streams that their client breaks': async () => {
        for (let round = 0; round < 4; round++) {
          const session = await openHttp2(mesh().target.httpUrl);
          const streams = Array.from({ length: 20 }, () =>
            begin(session, {
              ':path': stream,
              'content-type': 'application/grpc',
              authorization: `Bearer ${token()}`,
            }),
          );
          for (const one of streams) one.end(emptyMessage);
          await until('they are open', async () => (await open()) >= streams.length);
          if (round % 2 === 0) for (const one of streams) one.close(8);
          session.destroy();
          await until('they are gone', async () => (await open()) === 0);
        }
      },
      'methods and messages that are none': async () => {
        const client = grpcClient(mesh().target.grpcAddress);
        await times(40, () =>
          call(client, 'plaza.payments.v1.Payments/Capture', {}, { token: world.users.admin.token }),
        );
        client.close();
      },
    };
    for (const [what, work] of Object.entries(cases)) {
      test(what, async () => {
        const earlier = await ejections(mesh());
        await work();
        assert.equal((await ejections(mesh())) - earlier, 0);
      });
    }
  });
}
