import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { http, rawHttp } from '../harness/http.ts';
import { badInput, type Things } from './bad-input.ts';
import { snapshot } from './snapshot.ts';
import { createWorld, type Target, type World } from './world.ts';

/** The code that a JSON client reads for each HTTP status. */
const codes: Readonly<Record<number, number[]>> = {
  400: [3],
  401: [16],
  403: [7],
  404: [5],
  405: [12],
  413: [8],
  414: [3],
  415: [3],
  426: [3],
  431: [8],
  501: [12],
};

/** Sends what nobody should send; after all of it the world is as it was. */
export function runBadInput(target: () => Target): void {
  describe('bad input', () => {
    let world: World;
    let things: Things;
    let unchanged: unknown;

    before(async () => {
      world = await createWorld(target());
      things = await makeThings(target(), world);
      unchanged = await snapshot(target(), world.users.admin.token);
    });

    for (const [group, rows] of Object.entries(badInput)) {
      describe(group, () => {
        for (const row of rows) {
          test(row.name, async () => {
            const wanted = [row.want].flat();
            const sent = row.send(things);
            if (typeof sent === 'string') {
              const said = await rawHttp(target().httpUrl, sent, 3_000);
              const status = Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 400);
              assert.ok(wanted.includes(status), `was answered ${said.slice(0, 300)}`);
              hasNothingOfTheInside(said);
              return;
            }
            const token = world.token(row.as ?? 'anonymous');
            const reply = await http(target().httpUrl, { ...sent, token });
            assert.ok(
              wanted.includes(reply.status),
              `was answered ${reply.status} ${reply.text.slice(0, 300)}`,
            );
            // Its realm repeats the host that the client itself has named.
            const { 'www-authenticate': _, ...headers } = reply.headers;
            hasNothingOfTheInside(JSON.stringify(headers) + reply.text);
            if (sent.method === 'HEAD') return;
            assert.match(String(reply.headers['content-type']), /^application\/json/);
            assert.ok(
              codes[reply.status]?.includes(reply.json.code),
              `code ${reply.json.code} of ${reply.status}`,
            );
            assert.match(reply.json.message, /^\S.+/);
            assert.ok(Array.isArray(reply.json.details));
          });
        }
      });
    }

    test('after all of it nothing has changed', async () => {
      assert.deepEqual(await snapshot(target(), world.users.admin.token), unchanged);
    });
  });
}

/** Nobody outside is to know what we are made of, or where. */
export function hasNothingOfTheInside(text: string): void {
  assert.doesNotMatch(
    text,
    /envoy|grpc-js|node:|postgres|select |insert |\bat .+\.[jt]s:\d+:\d+|127\.0\.0\.1|\.sock\b|upstream|transport failure/i,
  );
}

async function makeThings(target: Target, world: World): Promise<Things> {
  const { staff, customer, other } = world.users;
  const product = await http(target.httpUrl, {
    path: '/v1/products',
    token: staff.token,
    body: {
      sku: world.unique('BAD-'),
      name: 'Target',
      category: 'bad-input',
      price: { currencyCode: 'EUR', units: '3' },
      stock: 100,
    },
  });
  assert.equal(product.status, 201, product.text);
  const order = await http(target.httpUrl, {
    path: '/v1/orders',
    token: customer.token,
    body: { items: [{ productId: product.json.id, quantity: 1 }] },
  });
  assert.equal(order.status, 201, order.text);
  await until('the order is completed', async () => {
    const now = await http(target.httpUrl, { path: `/v1/orders/${order.json.id}`, token: customer.token });
    return now.json.status === 'COMPLETED';
  });
  return { product: product.json.id, order: order.json.id, customer: customer.id, other: other.id };
}
