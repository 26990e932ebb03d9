import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { before, describe, test } from 'node:test';
import { largePng, SAMPLES, SECRET } from '../../src/catalog/testing/images.ts';
import { call, grpcClient, metadataOf, methodDefinition } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

const MAX = 5 * 1_024 * 1_024;
const PNG = largePng();

/** Raw bytes up, raw bytes down. */
export function images(mesh: () => TestMesh): void {
  describe('images of products', () => {
    let world: World;
    let id: string;
    before(async () => {
      world = await createWorld(mesh().target);
      id = await newProduct();
    });
    const base = () => mesh().target.httpUrl;
    async function newProduct(): Promise<string> {
      const body = {
        sku: world.unique('IMG-'),
        name: 'Picture',
        category: 'art',
        price: { currencyCode: 'EUR', units: '1' },
      };
      return (await http(base(), { path: '/v1/products', body, token: world.token('staff') })).json.id;
    }
    const upload = (body: Buffer, headers: Record<string, string> = {}, product = id) =>
      http(base(), { path: `/v1/products/${product}/image`, body, token: world.token('staff'), headers });
    const download = (product = id) => http(base(), { path: `/v1/products/${product}/image` });

    test('what is uploaded is served, byte by byte, under the type of its bytes', async () => {
      for (const { type, clean } of SAMPLES) {
        const reply = await upload(clean, { 'content-type': 'text/html' });
        assert.equal(reply.status, 200, reply.text);
        assert.equal(reply.json.imageUrl, `/v1/products/${id}/image`);
        // As an <img> asks: without a token.
        const shown = await http(base(), { path: reply.json.imageUrl });
        assert.equal(shown.status, 200);
        assert.equal(shown.headers['content-type'], type);
        assert.deepEqual(shown.body, clean);
      }
    });

    for (const { type, clean, dirty, cleaned } of SAMPLES) {
      test(`of ${type} nothing but the picture is served: no position, no text, nothing behind its end`, async () => {
        assert.equal((await upload(Buffer.concat([dirty, Buffer.from('<script>')]))).status, 200);
        const shown = await download();
        assert.deepEqual(shown.body, cleaned);
        assert.ok(!shown.body.includes(SECRET));
      });

      test(`${type} that is cut is refused with its field`, async () => {
        const before = (await download()).body;
        for (const length of [16, 32, clean.length - 1]) {
          const reply = await upload(clean.subarray(0, length));
          assert.equal(reply.status, 400, reply.text);
          assert.match(reply.text, /"field": ?"image"/);
        }
        assert.deepEqual((await download()).body, before);
      });
    }

    test('a GIF that is a script, too, is refused', async () => {
      const reply = await upload(Buffer.from('GIF89a/*aaaaaaaaaaaaaaaa*/=1;alert(1)'), {
        'content-type': 'image/gif',
      });
      assert.equal(reply.status, 400, reply.text);
      assert.match(reply.text, /"field": ?"image"/);
    });

    for (const type of [
      '',
      'image/png',
      'application/json',
      'text/plain',
      'multipart/form-data',
      'a/b; c=d',
    ]) {
      test(`the content type ${type || '(none)'} is of no account`, async () => {
        const reply = await upload(PNG, type ? { 'content-type': type } : {});
        assert.equal(reply.status, 200, reply.text);
        assert.deepEqual((await download()).body, PNG);
      });
    }

    test('an image of unknown length, in chunks', async () => {
      const image = largePng(700_000);
      const reply = await chunked(image, 60_000);
      assert.equal(reply.status, 200);
      assert.deepEqual((await download()).body, image);
    });

    test('5 MiB fit, both ways', async () => {
      const image = largePng(MAX);
      const reply = await upload(image, { 'content-type': 'image/png' });
      assert.equal(reply.status, 200, reply.text);
      const shown = await download();
      assert.equal(shown.status, 200);
      assert.ok(shown.body.equals(image));
      assert.equal((await chunked(largePng(MAX), 300_000)).status, 200);
    });

    for (const size of [MAX + 1, MAX + 100_000, 3 * MAX]) {
      test(`${size} bytes are too many`, async () => {
        const before = (await download()).body;
        const replies = [await upload(largePng(size)), await chunked(largePng(size), 500_000)];
        for (const reply of replies) {
          assert.equal(reply.status, 413, reply.text);
          assert.equal(JSON.parse(reply.text).code, 8);
        }
        assert.ok((await download()).body.equals(before));
      });
    }

    test('what is no image is refused, and so is nothing', async () => {
      for (const bytes of [Buffer.from('<svg/>'), Buffer.from('{}'), Buffer.alloc(0)]) {
        const reply = await upload(bytes);
        assert.equal(reply.status, 400, reply.text);
        assert.equal(reply.json.code, 3);
      }
    });

    test('an unknown product has none and gets none', async () => {
      const nobody = '01900000-0000-7000-8000-000000000000';
      assert.equal((await upload(PNG, {}, nobody)).status, 404);
      assert.equal((await download(nobody)).status, 404);
      assert.equal((await download(await newProduct())).status, 404);
      assert.equal((await download('1')).status, 400);
    });

    test('staff and admins may upload, nobody else', async () => {
      for (const [role, status] of [
        ['anonymous', 401],
        ['customer', 403],
        ['staff', 200],
        ['admin', 200],
      ] as const) {
        const path = `/v1/products/${id}/image`;
        const reply = await http(base(), { path, body: PNG, token: world.token(role) });
        assert.equal(reply.status, status, `${role}: ${reply.text}`);
      }
    });

    test('a native client uploads in pieces, and is told when they are too many', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const send = (pieces: Buffer[]) =>
        new Promise<string>((resolve) => {
          const { path, requestSerialize, responseDeserialize } = methodDefinition(
            'plaza.catalog.v1.Catalog/UploadProductImage',
          );
          const sending = client.makeClientStreamRequest(
            path,
            requestSerialize,
            responseDeserialize,
            metadataOf({ token: world.token('staff') }),
            { deadline: Date.now() + 20_000 },
            (error) => resolve(error ? String(error.code) : 'OK'),
          );
          for (const [i, data] of pieces.entries())
            sending.write({ ...(i === 0 && { id }), image: { data } });
          sending.end();
        });
      const image = largePng(1_000_000);
      assert.equal(await send([image.subarray(0, 400_000), image.subarray(400_000)]), 'OK');
      const shown = await call(client, 'plaza.catalog.v1.Catalog/GetProductImage', { id });
      assert.equal(shown.response.contentType, 'image/png');
      assert.deepEqual(shown.headers.get('etag'), [(await download()).headers.etag]);
      assert.ok(image.equals(shown.response.data));
      const large = largePng(MAX + 1);
      const half = MAX / 2;
      assert.equal(await send([large.subarray(0, half), large.subarray(half)]), '8');
      client.close();
    });

    /** Without Content-Length. */
    async function chunked(bytes: Buffer, size: number): Promise<{ status: number; text: string }> {
      const { hostname, port } = new URL(base());
      const sending = httpRequest({
        host: hostname,
        port,
        method: 'POST',
        path: `/v1/products/${id}/image`,
        agent: false,
        headers: { authorization: `Bearer ${world.token('staff')}`, 'transfer-encoding': 'chunked' },
      });
      const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
      // Who refuses a large body may close before it has all of it: the answer counts.
      sending.on('error', () => {});
      for (let start = 0; start < bytes.length; start += size)
        sending.write(bytes.subarray(start, start + size));
      sending.end();
      const [reply] = await answered;
      let text = '';
      for await (const chunk of reply) text += chunk;
      return { status: reply.statusCode ?? 0, text };
    }
  });
}
