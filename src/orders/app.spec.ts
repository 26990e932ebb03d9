import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Client, credentials } from '@grpc/grpc-js';
import { service as health } from 'grpc-health-check';
import { migrate } from '../runtime/migrate.ts';
import { testDatabase } from '../runtime/testing/database.ts';
import { startProcess } from '../runtime/testing/service-process.ts';
import { until } from '../runtime/testing/until.ts';
import { environment } from './testing/orders.ts';

describe('the process', () => {
  it('says under its name that it serves, and exits 0 when asked to stop', async () => {
    const database = await testDatabase({ service: 'orders' });
    // Without a broker: it serves all the same.
    const around = {
      databaseUrl: database.url,
      brokerUrl: 'postgres://nobody@127.0.0.1:1/none',
      mesh: '127.0.0.1:1',
    };
    const running = startProcess('orders', environment(around));
    try {
      const client = new Client(await running.address, credentials.createInsecure(), {
        'grpc.enable_http_proxy': 0,
      });
      for (const service of ['', 'plaza.orders.v1.Orders']) {
        await until(async () => (await check(client, service)).status === 'SERVING');
      }
      client.close();
      running.kill('SIGTERM');
      assert.deepEqual(await running.ended, [0, null]);
    } finally {
      running.kill();
      await database.close();
    }
  });
});

describe('the migrations', () => {
  it('go down to nothing and up again', async () => {
    const empty = await testDatabase();
    try {
      const { url } = empty;
      const { applied } = await migrate({ service: 'orders', url });
      for (const name of [...applied].reverse()) {
        assert.deepEqual((await migrate({ service: 'orders', url, down: true })).reverted, [name]);
      }
      const left = await empty.db.query({
        name: 'spec-left',
        text: `select relname as name from pg_class
               where relnamespace = 'public'::regnamespace and relname not like 'knex%'
               union all select proname from pg_proc where pronamespace = 'public'::regnamespace`,
      });
      assert.deepEqual(left, []);
      assert.deepEqual((await migrate({ service: 'orders', url })).applied, applied);
    } finally {
      await empty.close();
    }
  });
});

function check(client: Client, service: string): Promise<{ status: string }> {
  const { path, requestSerialize, responseDeserialize } = health.Check!;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service }, (error, reply) =>
      error ? reject(error) : resolve(reply as unknown as { status: string }),
    );
  });
}
