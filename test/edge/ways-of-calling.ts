import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { http, rawHttp } from '../harness/http.ts';
import { answerTo, openHttp2 } from '../harness/http2.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';

const form = 'application/x-www-form-urlencoded';
const nobody = '01900000-0000-7000-8000-000000000000';

/** What clients send beside what they mean: harmless, it is taken; otherwise it is refused, and never half read. */
export function waysOfCalling(mesh: () => TestMesh): void {
  describe('ways of calling', () => {
    let world: World;
    let product: string;
    const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);
    before(async () => {
      world = await createWorld(mesh().target);
      const made = await ask({
        path: '/v1/products',
        token: world.users.staff.token,
        body: {
          sku: world.unique('WAY-'),
          name: 'Way',
          category: 'ways',
          price: { currencyCode: 'EUR', units: '1' },
          stock: 100,
        },
      });
      assert.equal(made.status, 201, made.text);
      product = made.json.id;
    });

    /** Over HTTP/2, where a request may have no length. */
    const overHttp2 = async (verb: string, path: string, headers: Record<string, string>, body?: string) => {
      const session = await openHttp2(mesh().target.httpUrl);
      try {
        const stream = session.request(
          { ':method': verb, ':path': path, ...headers },
          { endStream: body === undefined },
        );
        if (body !== undefined) stream.end(body);
        return (await answerTo(stream)).status;
      } finally {
        session.destroy();
      }
    };

    /** The same request over both versions of HTTP. */
    const both = async (
      verb: string,
      path: string,
      { token, type, body }: { token?: string; type?: string; body?: string },
    ) => {
      const headers = type === undefined ? {} : { 'content-type': type };
      const one = await ask({ method: verb, path, token, headers, ...(body !== undefined && { body }) });
      const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
      return [one.status, await overHttp2(verb, path, { ...headers, ...authorization }, body)];
    };

    const bodies: [string, string, () => string, { type?: string; body?: string }, number][] = [
      ['POST', 'an empty form', () => `/v1/orders/${nobody}:cancel`, { type: form, body: '' }, 404],
      ['POST', 'a form without a body', () => `/v1/orders/${nobody}:cancel`, { type: form }, 404],
      ['POST', 'no body at all', () => `/v1/orders/${nobody}:cancel`, {}, 404],
      ['POST', 'a form with a field', () => `/v1/orders/${nobody}:cancel`, { type: form, body: 'a=b' }, 415],
      [
        'POST',
        'text that looks like JSON',
        () => `/v1/orders/${nobody}:cancel`,
        { type: 'text/plain', body: '{}' },
        415,
      ],
      ['POST', 'JSON without a type', () => `/v1/orders/${nobody}:cancel`, { body: '{}' }, 415],
      [
        'POST',
        'an empty body of JSON',
        () => `/v1/orders/${nobody}:cancel`,
        { type: 'application/json', body: '' },
        404,
      ],
      [
        'GET',
        'an empty object',
        () => '/v1/products?pageSize=1',
        { type: 'application/json', body: '{}' },
        200,
      ],
      ['GET', 'a null', () => '/v1/products?pageSize=1', { type: 'application/json', body: ' null ' }, 200],
      ['GET', 'a type without a body', () => '/v1/products?pageSize=1', { type: 'application/json' }, 200],
      ['GET', 'a form without a body', () => '/v1/products?pageSize=1', { type: form, body: '' }, 200],
      [
        'GET',
        'a body that says something',
        () => '/v1/products',
        { type: 'application/json', body: '{"pageSize":1}' },
        400,
      ],
      [
        'DELETE',
        'an empty object',
        () => `/v1/products/${nobody}`,
        { type: 'application/json', body: '{}' },
        404,
      ],
      [
        'DELETE',
        'a body that says something',
        () => `/v1/products/${product}`,
        { type: 'application/json', body: '{"force":true}' },
        400,
      ],
      [
        'PATCH',
        'a merge patch',
        () => `/v1/products/${product}`,
        { type: 'application/merge-patch+json', body: '{"description":"x"}' },
        200,
      ],
      [
        'PATCH',
        'a merge patch with its charset',
        () => `/v1/products/${product}`,
        { type: 'application/merge-patch+json; charset=utf-8', body: '{"description":"y"}' },
        200,
      ],
      [
        'PATCH',
        'a JSON patch',
        () => `/v1/products/${product}`,
        { type: 'application/json-patch+json', body: '[]' },
        415,
      ],
      [
        'PUT',
        'a merge patch',
        () => `/v1/products/${product}`,
        { type: 'application/merge-patch+json', body: '{"description":"z"}' },
        415,
      ],
      [
        'POST',
        'a merge patch',
        () => `/v1/products/${product}:adjustStock`,
        { type: 'application/merge-patch+json', body: '{"delta":1}' },
        415,
      ],
    ];
    for (const [verb, what, path, request, status] of bodies) {
      test(`${verb} with ${what} is ${status}`, async () => {
        const token = path().includes('/orders/') ? world.users.customer.token : world.users.staff.token;
        assert.deepEqual(await both(verb, path(), { ...request, token }), [status, status]);
      });
    }

    test('a body that is passed over hides nothing of the query', async () => {
      const path = `/v1/products/${product}?id=${nobody}`;
      const type = 'application/json';
      assert.deepEqual(await both('GET', path, { type, body: '{}' }), [400, 400]);
      assert.deepEqual(await both('GET', '/v1/products?pageSize=', { type, body: '{}' }), [200, 200]);
    });

    test('an empty body in chunks has no type either', async () => {
      const lines = [
        `POST /v1/orders/${nobody}:cancel HTTP/1.1`,
        'host: plaza',
        `content-type: ${form}`,
        `authorization: Bearer ${world.users.customer.token}`,
        'transfer-encoding: chunked',
        'connection: close',
        '',
        '0\r\n\r\n',
      ];
      assert.match(await rawHttp(mesh().target.httpUrl, lines.join('\r\n')), /^HTTP\/1\.1 404 /);
    });

    const queries: [string, number][] = [
      ['pageSize=', 200],
      ['pageSize', 200],
      ['category=', 200],
      ['pageToken=&pageSize=1', 200],
      ['pageSize=1&', 200],
      ['colour=', 400],
      ['colour', 400],
      ['pageSize=1&pageSize=1', 400],
      ['pageSize=&pageSize=1', 400],
      ['pageSize=1&page_size=1', 400],
      ['page_size=1', 200],
      ['PageSize=1', 400],
      ['category=caf%C3%A9', 200],
      ['category=caf\xc3\xa9', 400],
    ];
    for (const [query, status] of queries) {
      test(`GET /v1/products?${query} is ${status}`, async () => {
        const path = `/v1/products?${query}`;
        const lines = [`GET ${path} HTTP/1.1`, 'host: plaza', 'connection: close', '', ''];
        const answer = await rawHttp(mesh().target.httpUrl, Buffer.from(lines.join('\r\n'), 'latin1'));
        assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
        assert.equal(await overHttp2('GET', path, {}), status);
      });
    }

    test('a parameter that is refused is named', async () => {
      for (const [query, field] of [
        ['page=2', 'page'],
        ['pageSize=1&pageSize=2', 'pageSize'],
      ]) {
        const { json } = await ask({ path: `/v1/products?${query}` });
        assert.equal(json.details[0].fieldViolations[0].field, field);
        assert.match(json.message, new RegExp(`\\b${field}\\b`));
      }
    });

    test('a list takes a parameter more than once, and an empty element as one', async () => {
      const reply = await ask({ path: `/v1/products:batchGet?ids=${product}&ids=${nobody}` });
      assert.deepEqual(reply.json.notFound, [nobody]);
      assert.equal((await ask({ path: `/v1/products:batchGet?ids=${product}&ids=` })).status, 400);
    });
  });
}
