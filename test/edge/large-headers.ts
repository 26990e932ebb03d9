// Headers that are too large, too many or malformed, over HTTP/2: the call is refused, or ended when it cannot be, and its connection goes on.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { answerTo, begin, emptyMessage, openHttp2 } from '../harness/http2.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { type Field, rawHttp2 } from '../harness/raw-http2.ts';
import { createWorld, type World } from '../requests/world.ts';

const KIB = 1024;
const text = (kib: number) => 'x'.repeat(kib * KIB);
const many = (count: number, value = 'x') =>
  Array.from({ length: count }, (_, i): Field => [`x-many-${i}`, value]);
const crumbs = (count: number, value = 'x') =>
  Array.from({ length: count }, (_, i): Field => ['cookie', `c${i}=${value}`]);

const get: Field[] = [
  [':method', 'GET'],
  [':scheme', 'http'],
  [':path', '/v1/products?pageSize=1'],
  [':authority', 'plaza'],
];
const replaced = (name: string, value: string) =>
  get.map(([each, old]): Field => [each, each === name ? value : old]);
const without = (name: string) => get.filter(([each]) => each !== name);

/** What is answered: by the code in its body, or by success. */
const answered: [what: string, fields: Field[], want: 'success' | 8 | 3][] = [
  ['a header of 50 KiB', [...get, ['x-large', text(50)]], 'success'],
  ['a hundred headers', [...get, ...many(100 - get.length)], 'success'],
  ['120 crumbs of a cookie, which are one header', [...get, ...crumbs(120)], 'success'],
  ['a header of 62 KiB', [...get, ['x-large', text(62)]], 8],
  ['a header of 70 KiB', [...get, ['x-large', text(70)]], 8],
  ['a header of 200 KiB', [...get, ['x-large', text(200)]], 8],
  ['a name of 70 KiB', [...get, [text(70), 'x']], 8],
  ['seven headers of 10 KiB', [...get, ...many(7, text(10))], 8],
  ['a path of 70 KiB', replaced(':path', `/v1/products?pageToken=${text(70)}`), 8],
  ['a cookie of 70 KiB in crumbs', [...get, ...crumbs(70, text(1))], 8],
  ['120 headers', [...get, ...many(120)], 8],
  ['500 headers', [...get, ...many(500)], 8],
  ['an encoded slash', replaced(':path', '/v1/products%2fx'), 3],
];

/** What the proxy cannot answer, because it is no request or is larger than what it reads: the error code of the reset. */
const internalError = 2;
const protocolError = 1;
const reset: [what: string, fields: Field[], code: number][] = [
  ['a header of 300 KiB', [...get, ['x-large', text(300)]], internalError],
  ['600 KiB of headers', [...get, ...many(60, text(10))], internalError],
  ['2,000 headers', [...get, ...many(2_000)], internalError],
  ['a name with an underscore', [...get, ['x_y', 'z']], internalError],
  ['a name in capitals', [...get, ['X-Y', 'z']], protocolError],
  ['a name with a blank', [...get, ['x y', 'z']], protocolError],
  ['an empty name', [...get, ['', 'z']], protocolError],
  ['NUL in a value', [...get, ['x-y', 'a\u0000b']], protocolError],
  ['a line end in a value', [...get, ['x-y', 'a\r\nb: c']], protocolError],
  ['a control in a value', [...get, ['x-y', 'a\u0001b']], protocolError],
  ['no path', without(':path'), protocolError],
  ['a path without a slash', replaced(':path', 'v1'), protocolError],
  ['a blank in the path', replaced(':path', '/v1/pro ducts'), protocolError],
  ['no verb', without(':method'), protocolError],
  ['no scheme', without(':scheme'), protocolError],
  ['no host', without(':authority'), protocolError],
  ['a host with a name in it', replaced(':authority', 'a@plaza'), protocolError],
  ['two paths', [...get, [':path', '/v1/users']], protocolError],
  ['a field of HTTP/1.1', [...get, ['connection', 'close']], protocolError],
  ['chunks', [...get, ['transfer-encoding', 'chunked']], protocolError],
  ['a status', [...get, [':status', '200']], protocolError],
  ['a length that is no number', [...get, ['content-length', 'two']], protocolError],
  ['a length of what is not there', [...get, ['content-length', '7']], protocolError],
];

export function largeHeaders(mesh: () => TestMesh): void {
  describe('over HTTP/2', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });

    /** Asks among other calls: one that is under way, and one afterwards, on the same connection. */
    async function ask(fields: Field[]) {
      const connection = await rawHttp2(mesh().target.httpUrl);
      const importing: Field[] = [
        [':method', 'POST'],
        [':scheme', 'http'],
        [':path', '/plaza.catalog.v1.Catalog/ImportProducts'],
        [':authority', 'plaza'],
        ['content-type', 'application/grpc'],
        ['te', 'trailers'],
        ['authorization', `Bearer ${world.users.staff.token}`],
      ];
      try {
        const other = connection.open(importing, { end: false });
        const asked = connection.open(fields);
        await connection.over(asked);
        const next = connection.open(get);
        await connection.over(next);
        assert.match(next.text, /"products"/, 'the next call is answered');
        assert.equal(other.over, false, 'the call under way goes on');
        return asked;
      } finally {
        connection.close();
      }
    }

    for (const [what, fields, want] of answered)
      test(`${what}: ${want === 'success' ? 'served' : 'refused, with an answer'}`, async () => {
        const asked = await ask(fields);
        assert.equal(asked.reset, undefined);
        if (want === 'success') assert.match(asked.text, /"products"/);
        else assert.equal(JSON.parse(asked.text).code, want);
      });

    for (const [what, fields, code] of reset)
      test(`${what}: ends the stream and nothing else`, async () => {
        const asked = await ask(fields);
        assert.equal(asked.answered, false);
        assert.equal(asked.reset, code);
      });

    for (const [what, headers] of [
      ['a header of 70 KiB', { 'x-large': text(70) }],
      ['a cookie of 70 KiB', { cookie: text(70) }],
      ['120 headers', Object.fromEntries(many(120))],
    ] as const)
      test(`${what}: told to each kind of caller in its own way`, async () => {
        const session = await openHttp2(mesh().target.httpUrl);
        const list = (type: string) => {
          const stream = begin(session, {
            ':path': '/plaza.catalog.v1.Catalog/ListProducts',
            'content-type': type,
            ...headers,
          });
          stream.end(emptyMessage);
          return answerTo(stream);
        };
        const native = await list('application/grpc');
        assert.deepEqual([native.status, native.grpcStatus], [200, 8]);
        assert.equal(native.message, 'The request headers are too large.');
        const web = await list('application/grpc-web+proto');
        assert.deepEqual([web.status, web.grpcStatus], [431, 8]);
        const json = begin(session, {
          ':method': 'GET',
          ':path': '/v1/products',
          origin: 'http://localhost:3000',
          ...headers,
        });
        json.end();
        const reply = await answerTo(json);
        assert.equal(reply.status, 431);
        assert.deepEqual(JSON.parse(reply.text), {
          code: 8,
          message: 'The request headers are too large.',
          details: [],
        });
        session.destroy();
      });
  });
}
