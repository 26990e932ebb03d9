import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { until } from '../../local/until.ts';
import { executions } from '../harness/executions.ts';
import { sidecarOf } from '../harness/faults.ts';
import { type HttpReply, http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

const CALLS = 8;

/** Calls are held in the database while the sidecar of one of two replicas is killed: the service goes on, and nobody hears it. */
export function killedSidecars(mesh: () => TestMesh): void {
  describe('a sidecar that is killed in a call', () => {
    let world: World;
    let product: string;
    const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);
    const stock = async () => (await ask({ path: `/v1/products/${product}` })).json.stock as number;

    before(async () => {
      world = await createWorld(mesh().target);
      await mesh().scale('accounts', 2);
      const body = {
        sku: world.unique('CAR-'),
        name: 'Car',
        category: 'car',
        price: { currencyCode: 'EUR', units: '1' },
        stock: 1_000,
      };
      product = (await ask({ path: '/v1/products', body, token: world.users.staff.token })).json.id;
    });
    after(() => mesh().scale('accounts', 1));

    /** Sends all calls, kills the sidecar when `waiting` of them wait for the table, and lets them go on. */
    async function killWhileHeld(
      service: string,
      table: string,
      send: (i: number) => Promise<HttpReply>,
    ): Promise<HttpReply[]> {
      const victim = sidecarOf(`${service}-1`);
      const client = new pg.Client({ connectionString: mesh().postgres.url(service) });
      await client.connect();
      try {
        await client.query('begin');
        await client.query(`lock table ${table} in access exclusive mode`);
        const replies = Promise.all(Array.from({ length: CALLS }, (_, i) => send(i)));
        await until('calls of both replicas wait', async () => {
          const waiting = await client.query<{ n: number }>(
            `select count(distinct client_port)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
          );
          return waiting.rows[0]!.n >= 2;
        });
        mesh().kill(victim, 'SIGKILL');
        await client.query('commit');
        return await replies;
      } finally {
        await client.end();
        await mesh()
          .revive(victim)
          .catch(() => {});
        await until(
          'both replicas are in use again',
          async () => {
            const services = await ask({ path: '/v1/services', token: world.users.staff.token });
            const found = services.json.services.find((one: { name: string }) => one.name === service);
            return found.instances.every(
              (one: { healthy: boolean; ejected: boolean }) => one.healthy && !one.ejected,
            );
          },
          { deadlineMs: 20_000 },
        );
      }
    }

    test('read: another replica answers', async () => {
      const replies = await killWhileHeld('catalog', 'products', () =>
        ask({ path: `/v1/products/${product}` }),
      );
      assert.deepEqual(
        replies.map((reply) => reply.status),
        Array(CALLS).fill(200),
      );
    });

    test('keyed: the effect is had once', async () => {
      const initial = await stock();
      const replies = await killWhileHeld('catalog', 'stock', () =>
        ask({
          path: `/v1/products/${product}:adjustStock`,
          body: { delta: 1, requestId: world.unique('held') },
          token: world.users.staff.token,
        }),
      );
      assert.deepEqual(
        replies.map((reply) => reply.status),
        Array(CALLS).fill(200),
      );
      assert.equal(await stock(), initial + CALLS);
    });

    test('once: nobody repeats it', async () => {
      const method = 'plaza.accounts.v1.Accounts/CreateUser';
      const emails = Array.from({ length: CALLS }, () => `${world.unique('held')}@test.example`);
      const replies = await killWhileHeld('accounts', 'users', (i) =>
        ask({ path: '/v1/users', body: { email: emails[i], password: 'eight chars', fullName: 'Held' } }),
      );
      for (const reply of replies) assert.ok([201, 503].includes(reply.status), reply.text);
      assert.ok(
        replies.some((reply) => reply.status === 503),
        'some calls were cut off',
      );
      await until('every execution is in the log', async () => {
        const rows = await mesh().sql<{ n: number }>(
          'accounts',
          'select count(*)::int as n from users where email = any($1)',
          [emails],
        );
        const ids = replies.map((reply) => reply.headers['x-request-id']);
        const ran = executions(mesh(), 'accounts', method).filter((line) => ids.includes(line.request_id!));
        assert.equal(
          new Set(ran.map((line) => line.request_id)).size,
          ran.length,
          'a call was executed twice',
        );
        return ran.length >= rows[0]!.n;
      });
    });
  });
}
