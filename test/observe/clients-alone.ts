import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { call, grpcClient } from '../harness/grpc.ts';
import { type HttpRequest, http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { Watched } from './prometheus.ts';
import { repeat } from './repeat.ts';
import type { Traffic } from './traffic.ts';

/** With a 600th of the time these say that the machine which runs the test is busy: five minutes are a second. */
const ofBusyMachines = ['EventLoopBlocked', 'LatencyBudgetBurns', 'PoolWaits', 'QueueIsOld', 'SpansDropped'];

/** Longer than an alert of calls looks back and waits, and its time on the way. */
const STORM_MS = 14_000;
const AT_ONCE = 2;

export function clientsAlone(mesh: () => TestMesh, prometheus: () => Watched, traffic: () => Traffic): void {
  describe('clients alone fire nothing', () => {
    // Beside other calls a fault of theirs might be too few to be seen.
    before(() => traffic().stop());
    after(() => traffic().start());

    test('whatever they ask for, and however they leave', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const seen = new Map<string, number>();
      const see = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
      const { customer } = traffic().world.users;
      const ask = async (request: HttpRequest) =>
        see(`${(await http(mesh().target.httpUrl, request)).status}`);
      const native = async (method: string, message: object, options: object) =>
        see((await call(client, method, message as Record<string, unknown>, options)).code);
      const taken = {
        path: '/v1/users',
        body: { email: customer.email, password: 'eight chars', fullName: 'Twin' },
      };
      const doings: Record<string, () => Promise<unknown>> = {
        'what is not there': () => ask({ path: `/v1/products/${randomUUID()}` }),
        'paths at random': () => ask({ path: `/${randomBytes(6).toString('hex')}` }),
        'no token': () => ask({ path: '/v1/orders' }),
        'no right': () => ask({ path: '/v1/services', token: customer.token }),
        'a body that is none': () =>
          ask({ path: '/v1/users', body: '{', headers: { 'content-type': 'application/json' } }),
        'a value out of range': () => ask({ path: '/v1/products?pageSize=-1' }),
        'a user who is there': () => ask(taken),
        'a wrong password': () =>
          ask({
            path: '/v1/sessions',
            body: { email: `${randomUUID()}@test.example`, password: 'wrong words' },
          }),
        'a version that does not run': () =>
          ask({ path: '/v1/products?pageSize=1', headers: { 'x-plaza-version': 'v2' } }),
        'a version that does not run, natively': () =>
          native(
            'plaza.catalog.v1.Catalog/ListProducts',
            { pageSize: 1 },
            { metadata: { 'x-plaza-version': 'v2' } },
          ),
        'a millisecond': () => ask({ path: '/v1/products?pageSize=100', headers: { 'grpc-timeout': '1m' } }),
        'a millisecond, natively': () =>
          native(
            'plaza.catalog.v1.Catalog/ListProducts',
            { pageSize: 100 },
            { metadata: { 'grpc-timeout': '1m' }, deadlineMs: 5 },
          ),
        'calls that are given up': () =>
          ask({ path: '/v1/products?pageSize=100', signal: AbortSignal.timeout(3) }),
        'streams whose time is over': () =>
          native(
            'plaza.rooms.v1.Rooms/WatchRoom',
            { room: 'lobby' },
            { token: customer.token, deadlineMs: 300 },
          ),
        'methods that are none': () =>
          ask({
            path: '/plaza.catalog.v1.Catalog/Nothing',
            body: '',
            headers: { 'content-type': 'application/grpc' },
          }),
      };
      // Each by itself: what one of them does would be lost among the answers of the others.
      const stops = Object.values(doings).flatMap((work) =>
        Array.from({ length: AT_ONCE }, () => repeat(work, 100)),
      );
      await delay(STORM_MS);
      await Promise.all(stops.map((stop) => stop()));
      client.close();
      for (const code of ['400', '401', '403', '404', '409', '503', 'UNAVAILABLE', 'DEADLINE_EXCEEDED'])
        assert.ok((seen.get(code) ?? 0) > 5, `${code} among ${JSON.stringify([...seen])}`);
      assert.deepEqual(await fired(STORM_MS / 1_000), []);
    });

    test('watchers whose stream ends with its copy', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const { token } = traffic().world.users.customer;
      const streams = Array.from({ length: 20 }, () =>
        call(client, 'plaza.rooms.v1.Rooms/WatchRoom', { room: 'lobby' }, { token, deadlineMs: 60_000 }),
      );
      await delay(500);
      await mesh().restartService('rooms-1');
      await mesh().restartService('rooms-2');
      const codes = new Set((await Promise.all(streams)).map(({ code }) => code));
      client.close();
      assert.deepEqual([...codes], ['UNAVAILABLE']);
      await delay(3_000);
      assert.deepEqual(await fired(10, '.*Burn.*|HighErrorRate'), []);
    });

    /** Alerts that fired within the last seconds. */
    async function fired(seconds: number, name = '.+'): Promise<unknown[]> {
      const all = await prometheus().query(
        `count by (alertname, workload) (count_over_time(ALERTS{alertstate="firing",alertname=~"${name}",alertname!~"${ofBusyMachines.join('|')}"}[${seconds}s]))`,
      );
      return all.map(({ metric }) => metric);
    }
  });
}
