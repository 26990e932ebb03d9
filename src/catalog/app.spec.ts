import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { Client, credentials } from '@grpc/grpc-js';
import { service as health } from 'grpc-health-check';
import grpcPb from '../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import { migrate } from '../runtime/migrate.ts';
import { testDatabase } from '../runtime/testing/database.ts';
import { until } from '../runtime/testing/until.ts';
import { newProduct } from './testing/messages.ts';

const database = await testDatabase({ service: 'catalog' });
let child: ChildProcess | undefined;
after(async () => {
  child?.kill('SIGKILL');
  await database.close();
});

describe('the process', () => {
  it('serves all its services, says so in its health, and exits 0 when asked to stop', async () => {
    child = spawn(process.execPath, ['src/catalog/main.ts'], {
      cwd: new URL('../../', import.meta.url),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        LISTEN: '127.0.0.1:0',
        MESH: '127.0.0.1:1',
        DATABASE_URL: database.url,
        INSTANCE: 'catalog-1',
        PAGE_TOKEN_SECRET: 'a secret of the test suite',
        BROKER_URL: 'postgres://127.0.0.1:1/broker',
        BROKER_TOPOLOGY: '{}',
        DRAIN_MS: '0',
      },
    });
    const client = new Client(await addressOf(child), credentials.createInsecure(), {
      'grpc.enable_http_proxy': 0,
    });
    for (const service of [
      '',
      'plaza.catalog.v1.Catalog',
      'plaza.catalog.v1.Books',
      'plaza.catalog.v1.Inventory',
      'plaza.catalog.v2.Catalog',
    ]) {
      await until(async () => {
        const { status } = (await unary(client, health.Check!, { service })) as { status: string };
        return status === 'SERVING';
      });
    }
    const created = await unary(client, grpcPb.CatalogService.createProduct, newProduct());
    assert.equal((created as { getStock(): number }).getStock(), 0);
    client.close();
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await exited, [0, null]);
  });
});

describe('the migrations', () => {
  it('go down to nothing and up again', async () => {
    const empty = await testDatabase();
    try {
      const { url } = empty;
      const { applied } = await migrate({ service: 'catalog', url });
      for (const name of [...applied].reverse()) {
        assert.deepEqual((await migrate({ service: 'catalog', url, down: true })).reverted, [name]);
      }
      const left = await empty.db.query<{ relname: string }>({
        name: 'left',
        text: `select relname from pg_class where relnamespace = 'public'::regnamespace and relname not like 'knex%'`,
      });
      assert.deepEqual(left, []);
      assert.deepEqual((await migrate({ service: 'catalog', url })).applied, applied);
    } finally {
      await empty.close();
    }
  });
});

/** The address of the line that says `listening`. */
async function addressOf(running: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: running.stdout! })) {
    const { msg, address } = JSON.parse(line) as { msg: string; address?: string };
    if (msg === 'listening') {
      running.stdout!.resume();
      return address!;
    }
  }
  throw new Error('it ended before it listened');
}

interface Method {
  readonly path: string;
  readonly requestSerialize: (value: never) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => unknown;
}

function unary(client: Client, method: Method, request: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { path, requestSerialize, responseDeserialize } = method;
    client.makeUnaryRequest(
      path,
      requestSerialize as (value: unknown) => Buffer,
      responseDeserialize,
      request,
      (error, reply) => (error ? reject(error) : resolve(reply)),
    );
  });
}
