import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { grpcClient, metadataOf, methodDefinition } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** ImportProducts as a JSON array and as a gRPC stream. */
export function products(mesh: () => TestMesh): void {
  describe('importing products', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const row = (fields: object = {}) => ({
      sku: world.unique('IMP-'),
      name: 'Trowel',
      category: 'garden',
      price: { currencyCode: 'EUR', units: '7', nanos: 500_000_000 },
      ...fields,
    });
    const send = (body: unknown, token = world.token('staff'), headers = {}) =>
      http(mesh().target.httpUrl, { path: '/v1/products:import', body, token, headers });
    const countIn = async (category: string) => {
      const rows = await mesh().sql<{ n: number }>(
        'catalog',
        'select count(*)::int as n from products where category = $1',
        [category],
      );
      return rows[0]!.n;
    };

    test('an array is imported, and the bad row in its middle is named', async () => {
      const rows = [row({ stock: 3 }), row({ price: { currencyCode: 'EUR', units: '-1' }, name: '' }), row()];
      const reply = await send(rows);
      assert.equal(reply.status, 200, reply.text);
      const { failed, ...counts } = reply.json;
      assert.deepEqual(counts, { created: 2, updated: 0, failedCount: 1 });
      assert.equal(failed.length, 1);
      assert.equal(failed[0].index, 1);
      assert.equal(failed[0].error.code, 3);
      const fields = failed[0].error.details.flatMap(
        (detail: { fieldViolations?: { field: string }[] }) =>
          detail.fieldViolations?.map(({ field }) => field) ?? [],
      );
      assert.deepEqual(fields, ['name', 'price']);
      const again = await send(rows);
      assert.deepEqual([again.json.created, again.json.updated, again.json.failedCount], [0, 2, 1]);
    });

    test('thousands of rows fit, and each is there', async () => {
      const category = world.unique('many');
      const reply = await send(Array.from({ length: 5_000 }, () => row({ category })));
      assert.equal(reply.status, 200, reply.text.slice(0, 300));
      assert.equal(reply.json.created, 5_000);
      assert.equal(await countIn(category), 5_000);
    });

    test('an empty array imports nothing', async () => {
      const reply = await send([]);
      assert.equal(reply.status, 200, reply.text);
      assert.deepEqual([reply.json.created, reply.json.failedCount], [0, 0]);
    });

    for (const [what, body] of [
      ['an object', {}],
      ['a text', '"rows"'],
      ['half an array', '[{"sku":"HALF"}'],
      ['no JSON', 'sku,name'],
      ['a row that is no object', '[1]'],
    ] as const) {
      test(`${what} is refused`, async () => {
        const reply = await send(body, undefined, { 'content-type': 'application/json' });
        assert.equal(reply.status, 400, reply.text);
        assert.equal(reply.json.code, 3);
      });
    }

    test('a body that is not called JSON is refused', async () => {
      const reply = await send('sku,name', undefined, { 'content-type': 'text/csv' });
      assert.equal(reply.status, 415, reply.text);
    });

    test('staff and admins may, nobody else', async () => {
      for (const [role, status] of [
        ['anonymous', 401],
        ['customer', 403],
        ['staff', 200],
        ['admin', 200],
      ] as const) {
        const reply = await http(mesh().target.httpUrl, {
          path: '/v1/products:import',
          body: [],
          token: world.token(role),
        });
        assert.equal(reply.status, status, `${role}: ${reply.text}`);
      }
    });

    test('of a request that breaks off nothing half is kept', async () => {
      const category = world.unique('torn');
      const { hostname, port } = new URL(mesh().target.httpUrl);
      const sending = httpRequest({
        host: hostname,
        port,
        method: 'POST',
        path: '/v1/products:import',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${world.token('staff')}` },
      });
      sending.on('error', () => {});
      sending.write(`[${Array.from({ length: 1_200 }, () => JSON.stringify(row({ category }))).join()}`);
      await until('a batch is there', async () => (await countIn(category)) > 0);
      sending.destroy();
      // A later import ends after whatever was under way has.
      await send([row()]);
      const count = await countIn(category);
      assert.ok(count === 500 || count === 1_000, `${count} rows are whole batches`);
    });

    test('a native client streams them', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const { path, requestSerialize, responseDeserialize } = methodDefinition(
        'plaza.catalog.v1.Catalog/ImportProducts',
      );
      const reply = await new Promise<{ created: number; failedCount: number }>((resolve, reject) => {
        const sending = client.makeClientStreamRequest(
          path,
          requestSerialize,
          responseDeserialize as (bytes: Buffer) => { created: number; failedCount: number },
          metadataOf({ token: world.token('staff') }),
          { deadline: Date.now() + 20_000 },
          (error, value) => (error ? reject(error) : resolve(value!)),
        );
        for (let i = 0; i < 700; i++) sending.write(i === 333 ? {} : row());
        sending.end();
      });
      assert.deepEqual([reply.created, reply.failedCount], [699, 1]);
      client.close();
    });
  });
}
