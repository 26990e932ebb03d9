import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { largePng, SAMPLES } from '../../src/catalog/testing/images.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

/** What browsers and caches are told of an image. */
export function images(mesh: () => TestMesh): void {
  describe('images', () => {
    const photograph = SAMPLES.find(({ type }) => type === 'image/jpeg')!;
    let world: World;
    let id: string;
    before(async () => {
      world = await createWorld(mesh().target);
      const body = {
        sku: world.unique('IMG-'),
        name: 'Picture',
        category: 'art',
        price: { currencyCode: 'EUR', units: '1' },
      };
      const token = world.token('staff');
      id = (await http(mesh().target.httpUrl, { path: '/v1/products', body, token })).json.id;
    });
    const path = () => `/v1/products/${id}/image`;
    const upload = (body: Buffer) =>
      http(mesh().target.httpUrl, { path: path(), body, token: world.token('staff') });
    const download = (headers: Record<string, string | string[]> = {}) =>
      http(mesh().target.httpUrl, { path: path(), headers });

    test('no browser can take it for something else, and none has to guess', async () => {
      assert.equal((await upload(photograph.dirty)).status, 200);
      const { status, headers, body } = await download({ 'accept-encoding': 'gzip' });
      assert.equal(status, 200);
      assert.deepEqual(body, photograph.cleaned);
      assert.deepEqual(
        [
          'content-type',
          'content-encoding',
          'x-content-type-options',
          'content-security-policy',
          'cross-origin-resource-policy',
          'content-disposition',
          'cache-control',
        ].map((name) => headers[name]),
        [
          'image/jpeg',
          undefined,
          'nosniff',
          "default-src 'none'; frame-ancestors 'none'; sandbox",
          'cross-origin',
          `inline; filename="${id}.jpg"`,
          'public, max-age=60',
        ],
      );
    });

    test('whoever has it is told so, until there is another', async () => {
      await upload(largePng(3_000));
      const { etag } = (await download()).headers;
      assert.match(etag!, /^"[^"]+"$/);
      const lists = [etag!, '*', `W/${etag}`, `"other", ${etag} , "more"`, ['"other"', etag!]];
      for (const list of lists) {
        const reply = await download({ 'if-none-match': list });
        assert.equal(reply.status, 304, `${list}`);
        assert.equal(reply.body.length, 0);
        assert.equal(reply.headers.etag, etag);
        assert.equal(reply.headers['cache-control'], 'public, max-age=60');
        assert.equal(reply.headers['content-type'], undefined);
      }
      for (const list of ['"other"', `W/"other"`, '""']) {
        const reply = await download({ 'if-none-match': list });
        assert.equal(reply.status, 200, list);
        assert.equal(reply.body.length, 3_000);
      }
      await upload(largePng(3_000));
      const now = await download({ 'if-none-match': etag! });
      assert.equal(now.status, 200);
      assert.notEqual(now.headers.etag, etag);
      const none = await http(mesh().target.httpUrl, {
        path: '/v1/products/01900000-0000-7000-8000-000000000000/image',
        headers: { 'if-none-match': '*' },
      });
      assert.equal(none.status, 404);
    });
  });
}
