import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

const HEADING = 'sku,name,category,currency,price,stock';

/** StartImport and its operations, at last while every replica of the catalog is killed. */
export function operations(mesh: () => TestMesh): void {
  describe('imports that go on by themselves', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const ask = (method: string, path: string, body?: unknown, token = world.token('staff')) =>
      http(mesh().target.httpUrl, { method, path, body, token });
    const csvOf = (rows: number, category: string) =>
      [
        HEADING,
        ...Array.from({ length: rows }, (_, i) => `${category}-${i},Fork ${i},${category},EUR,3.20,${i}`),
      ].join('\n');
    const start = async (rows: number) => {
      const category = world.unique('csv');
      const reply = await ask('POST', '/v1/products:startImport', {
        csv: csvOf(rows, category),
        requestId: category,
      });
      assert.equal(reply.status, 200, reply.text);
      return reply.json as { name: string; done: boolean; metadata: Record<string, string | number> };
    };

    test('an operation tells its progress and its response, under their types', async () => {
      const { name, metadata } = await start(600);
      assert.match(name, /^operations\/[0-9a-f-]{36}$/);
      assert.equal(metadata['@type'], 'type.googleapis.com/plaza.catalog.v1.ImportMetadata');
      assert.equal(metadata.totalRows, 600);
      const waited = await ask('POST', `/v1/${name}:wait`, { timeout: '10s' });
      assert.equal(waited.status, 200, waited.text);
      assert.equal(waited.json.done, true);
      const { '@type': type, ...counts } = waited.json.response;
      assert.equal(type, 'type.googleapis.com/plaza.catalog.v1.ImportProductsResponse');
      assert.deepEqual(counts, { created: 600, updated: 0, failed: [], failedCount: 0 });
      assert.deepEqual((await ask('GET', `/v1/${name}`)).json, waited.json);
    });

    test('they are listed, cancelled and deleted', async () => {
      const { name } = await start(10_000);
      assert.equal((await ask('POST', `/v1/${name}:cancel`, {})).status, 200);
      const cancelled = (await ask('GET', `/v1/${name}`)).json;
      assert.deepEqual([cancelled.done, cancelled.error.code], [true, 1]);
      const first = (await ask('GET', '/v1/operations?pageSize=1')).json;
      assert.equal(first.operations[0].name, name);
      const next = await ask('GET', `/v1/operations?pageSize=1&pageToken=${first.nextPageToken}`);
      assert.equal(next.json.operations.length, 1);
      assert.equal((await ask('GET', '/v1/operations?pageToken=forged')).status, 400);
      assert.equal((await ask('DELETE', `/v1/${name}`)).status, 204);
      for (const [method, path] of [
        ['GET', `/v1/${name}`],
        ['DELETE', `/v1/${name}`],
        ['POST', `/v1/${name}:cancel`],
        ['POST', `/v1/${name}:wait`],
      ] as const) {
        const reply = await ask(method, path, method === 'POST' ? {} : undefined);
        assert.equal(reply.status, 404, `${method} ${path}: ${reply.text}`);
      }
    });

    test('a wrong heading is refused at once', async () => {
      const reply = await ask('POST', '/v1/products:startImport', { csv: 'sku,title\nA,B' });
      assert.equal(reply.status, 400, reply.text);
      assert.match(reply.text, /"field": ?"csv"/);
    });

    for (const [what, csvOf] of [
      [
        'a heading with CRLF and rows with line feeds',
        (sku: string) => `${HEADING}\r\n${sku}-1,Fork,csv,EUR,1,1\n${sku}-2,"a\r\nb",csv,EUR,2,\n,,,,,\n`,
      ],
      [
        'what a spreadsheet of another language writes',
        (sku: string) =>
          `\ufeffsep=;\r\n${HEADING.toUpperCase().replaceAll(',', ';')};;\r\n${sku}-1;Fork;csv;EUR;1,50;1;;\r${sku}-2;Fork;csv;EUR;\u00a02;\n;;;;;;;\r\n`,
      ],
    ] as const) {
      test(`${what} loses no row`, async () => {
        const body = { csv: csvOf(world.unique('form')) };
        const { json } = await ask('POST', '/v1/products:startImport', body);
        const waited = await ask('POST', `/v1/${json.name}:wait`, { timeout: '10s' });
        const { created, failedCount } = waited.json.response;
        assert.deepEqual([created, failedCount], [2, 0], waited.text);
      });
    }

    test('staff and admins may, nobody else', async () => {
      const { name } = await start(1);
      for (const [role, status] of [
        ['anonymous', 401],
        ['customer', 403],
        ['staff', 200],
        ['admin', 200],
      ] as const) {
        for (const path of [`/v1/${name}`, '/v1/operations']) {
          const reply = await http(mesh().target.httpUrl, { path, token: world.token(role) });
          assert.equal(reply.status, status, `${role} ${path}: ${reply.text}`);
        }
        const body = { csv: HEADING };
        const path = '/v1/products:startImport';
        const reply = await http(mesh().target.httpUrl, { path, body, token: world.token(role) });
        assert.equal(reply.status, status, `${role}: ${reply.text}`);
      }
    });

    test('killed in the midst of it, the catalog goes on and does no row twice', async () => {
      const rows = 8_000;
      const { name } = await start(rows);
      const done = async () => Number((await ask('GET', `/v1/${name}`)).json.metadata?.doneRows ?? 0);
      let killed = 0;
      for (const at of [1_000, 4_000]) {
        await until(`${at} rows are done`, async () => (await done()) >= at, { deadlineMs: 30_000 });
        for (const replica of ['catalog-1', 'catalog-2']) mesh().kill(replica, 'SIGKILL');
        killed += 1;
      }
      let last: { done?: boolean; response?: Record<string, number> } = {};
      await until(
        'the import is done',
        async () => {
          const reply = await ask('POST', `/v1/${name}:wait`, { timeout: '5s' });
          if (reply.status === 200) last = reply.json;
          return last.done === true;
        },
        { deadlineMs: 60_000 },
      );
      assert.equal(killed, 2);
      assert.deepEqual([last.response!.created, last.response!.updated], [rows, 0]);
    });
  });
}
