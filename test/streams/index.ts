import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { call, grpcClient } from '../harness/grpc.ts';
import { callWeb } from '../harness/grpc-web.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

interface Frame {
  item?: { id: string; name: string };
  end?: object;
  heartbeat?: object;
  error?: { code: number };
}

/** One stream in every form a client can ask for: each says in band that it is complete. */
export function streams(mesh: () => TestMesh): void {
  describe('streams', () => {
    const method = 'plaza.catalog.v1.Catalog/SearchProducts';
    let world: World;
    let query: string;
    const search = (headers: Record<string, string>, more = '') =>
      http(mesh().target.httpUrl, { path: `/v1/products:search?query=${query}${more}`, headers });
    const isWhole = (frames: Frame[], items: number) => {
      assert.ok(frames.length > 0, 'there are frames');
      assert.equal(frames.filter((frame) => frame.item).length, items);
      assert.ok(frames.at(-1)?.end, 'the last frame says that the stream is complete');
      assert.equal(frames.filter((frame) => frame.end).length, 1);
    };

    before(async () => {
      world = await createWorld(mesh().target);
      query = world.unique('quokka');
      for (let i = 0; i < 3; i++) {
        const body = {
          sku: world.unique('ST-'),
          name: `Plush ${query} ${i}`,
          category: 'streams',
          price: { currencyCode: 'EUR', units: '5' },
          description: 'soft '.repeat(200),
        };
        const reply = await http(mesh().target.httpUrl, {
          path: '/v1/products',
          body,
          token: world.users.staff.token,
        });
        assert.equal(reply.status, 201, reply.text);
      }
    });

    test('without a wish it is a JSON array', async () => {
      const reply = await search({});
      assert.equal(reply.status, 200, reply.text);
      assert.match(String(reply.headers['content-type']), /^application\/json/);
      isWhole(reply.json, 3);
    });

    test('application/x-ndjson gets an object a line', async () => {
      const reply = await search({ accept: 'application/x-ndjson' });
      assert.match(String(reply.headers['content-type']), /^application\/x-ndjson/);
      isWhole(
        reply.text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
        3,
      );
    });

    test('text/event-stream gets server-sent events', async () => {
      const reply = await search({ accept: 'text/event-stream' });
      assert.match(String(reply.headers['content-type']), /^text\/event-stream/);
      const events = reply.text.split('\n\n').filter((event) => event.trim() !== '');
      for (const event of events) assert.match(event, /^data: /);
      isWhole(
        events.map((event) => JSON.parse(event.replace(/^data: /, ''))),
        3,
      );
    });

    test('a native caller gets messages', async () => {
      const client = grpcClient(mesh().target.grpcAddress);
      const reply = await call(client, method, { query });
      assert.equal(reply.code, 'OK');
      isWhole(reply.response, 3);
      client.close();
    });

    for (const text of [false, true]) {
      test(`a gRPC-Web caller gets messages ${text ? 'as text' : 'as bytes'}`, async () => {
        const reply = await callWeb(mesh().target.httpUrl, method, { query }, { text });
        assert.equal(reply.grpcStatus, 0);
        isWhole(reply.messages, 3);
      });
    }

    test('a stream with nothing in it is complete too', async () => {
      const reply = await http(mesh().target.httpUrl, { path: '/v1/products:search?query=xqzvwkjy' });
      isWhole(reply.json, 0);
    });

    test('a limit is kept', async () => {
      isWhole((await search({}, '&limit=2')).json, 2);
    });

    test('an error before the first frame has its status', async () => {
      for (const accept of ['application/json', 'application/x-ndjson', 'text/event-stream']) {
        const reply = await http(mesh().target.httpUrl, {
          path: '/v1/products:search?query=',
          headers: { accept },
        });
        assert.equal(reply.status, 400, accept);
        assert.equal(reply.json.code, 3);
      }
    });

    for (const accept of ['application/json', 'application/x-ndjson']) {
      test(`a stream of ${accept} is compressed for who asks`, async () => {
        const reply = await search({ accept, 'accept-encoding': 'gzip' });
        assert.equal(reply.headers['content-encoding'], 'gzip');
        assert.match(gunzipSync(reply.body).toString(), new RegExp(query));
      });
    }

    test('a browser of an allowed origin may read it', async () => {
      const reply = await search({ origin: 'http://localhost:3000', accept: 'application/x-ndjson' });
      assert.equal(reply.headers['access-control-allow-origin'], 'http://localhost:3000');
    });
  });
}
