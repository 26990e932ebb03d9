// Customers who buy, cancel and return, all at once. What they are told is kept: it is checked against the books.
import { randomInt } from 'node:crypto';
import { type HttpReply, http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { World } from '../requests/world.ts';

export interface Shop {
  mesh: TestMesh;
  world: World;
  /** Sold for EUR, plenty of it. */
  product: string;
  /** Sold for EUR, and soon sold out. */
  scarce: string;
  /** Sold for USD: with another one an order that nobody can total. */
  foreign: string;
  /** What was on hand before anybody came. */
  initial: Map<string, number>;
  /** Order ids by the key that placed them. */
  placed: Map<string, string>;
  /** Orders whose customers do not know what became of them, by key. */
  unknown: Map<string, object>;
  /** Answers that no customer should have got. */
  surprises: string[];
}

export async function openShop(mesh: TestMesh, world: World): Promise<Shop> {
  const shop: Shop = {
    mesh,
    world,
    product: '',
    scarce: '',
    foreign: '',
    initial: new Map(),
    placed: new Map(),
    unknown: new Map(),
    surprises: [],
  };
  for (const [name, currencyCode, stock] of [
    ['product', 'EUR', 100_000],
    ['scarce', 'EUR', 40],
    ['foreign', 'USD', 1_000],
  ] as const) {
    const body = {
      sku: world.unique('SAGA-'),
      name,
      category: 'saga',
      price: { currencyCode, units: '9', nanos: 990_000_000 },
      stock,
    };
    const reply = await http(mesh.target.httpUrl, {
      path: '/v1/products',
      body,
      token: world.users.staff.token,
    });
    if (reply.status !== 201) throw new Error(`adding a product was answered ${reply.status} ${reply.text}`);
    shop[name] = reply.json.id;
    shop.initial.set(reply.json.id, stock);
  }
  return shop;
}

type Visit = (shop: Shop) => Promise<void>;

/** What a visit may be; each is asked once, and answered well whatever is killed meanwhile. */
const visits: Visit[] = [
  (shop) => buy(shop, shop.product, 1 + randomInt(3)),
  (shop) => buy(shop, shop.product, 1, 'sandbox-timeout'),
  (shop) => buy(shop, shop.product, 1, 'sandbox-double'),
  (shop) => buy(shop, shop.product, 2, 'sandbox-decline'),
  (shop) => buy(shop, shop.scarce, 1),
  async (shop) => {
    const reply = await post(shop, '/v1/orders', {
      items: [item(shop.product, 1), item(shop.foreign, 1)],
      requestId: shop.world.unique('mix'),
    });
    expect(shop, 'an order of two currencies', reply, [400]);
  },
  async (shop) => {
    const order = await place(shop, shop.product, 1, 'sandbox-timeout');
    if (!order) return;
    const reply = await post(shop, `/v1/orders/${order}:cancel`, { requestId: shop.world.unique('cancel') });
    expect(shop, 'a cancellation', reply, [200, 400]);
  },
  async (shop) => {
    const order = await place(shop, shop.product, 1);
    if (!order) return;
    const reply = await post(shop, `/v1/orders/${order}:cancel`, {});
    expect(shop, 'a cancellation without a key', reply, [200, 400]);
  },
  async (shop) => {
    const [order] = [...shop.placed.values()].slice(-20, -10);
    if (order === undefined) return;
    const path = `/v1/orders/${order}/payments`;
    const list = await http(shop.mesh.target.httpUrl, { path, token: shop.world.users.customer.token });
    expect(shop, 'a list of payments', list, [200]);
    const captured =
      list.status === 200
        ? list.json.payments.find(
            (one: { status: string; method: string }) =>
              // Of a provider that does not answer an honest 503 is no surprise.
              one.status === 'CAPTURED' && one.method !== 'sandbox-timeout',
          )
        : undefined;
    if (!captured) return;
    const body = {
      amount: { currencyCode: 'EUR', units: '1' },
      requestId: shop.world.unique('refund'),
      reason: 'returned',
    };
    expect(
      shop,
      'a refund',
      await post(shop, `/v1/payments/${captured.id}:refund`, body, shop.world.users.staff.token),
      [200, 400],
    );
  },
];

/** Visits from `customers` people at a time until `over` says so. */
export async function visitUntil(shop: Shop, over: () => boolean, customers = 4): Promise<void> {
  let next = 0;
  const customer = async () => {
    while (!over()) {
      const visit = visits[next++ % visits.length]!;
      await visit(shop).catch((error: Error) => shop.surprises.push(`a visit failed: ${error.message}`));
    }
  };
  await Promise.all(Array.from({ length: customers }, customer));
}

/** What a customer does who got no answer: asks again, with the same key. */
export async function askAgain(shop: Shop): Promise<void> {
  for (const [requestId, body] of shop.unknown) {
    const reply = await post(shop, '/v1/orders', body);
    expect(shop, 'an order that was asked for again', reply, [201, 400]);
    if (reply.status === 201) shop.placed.set(requestId, reply.json.id);
  }
  shop.unknown.clear();
}

async function buy(shop: Shop, product: string, quantity: number, method?: string): Promise<void> {
  await place(shop, product, quantity, method);
}

async function place(
  shop: Shop,
  product: string,
  quantity: number,
  paymentMethod?: string,
): Promise<string | undefined> {
  const requestId = shop.world.unique('order');
  const body = { items: [item(product, quantity)], requestId, ...(paymentMethod ? { paymentMethod } : {}) };
  shop.unknown.set(requestId, body);
  const reply = await post(shop, '/v1/orders', body);
  if (reply.status < 500) shop.unknown.delete(requestId);
  expect(shop, 'an order', reply, product === shop.scarce ? [201, 400] : [201]);
  if (reply.status === 400 && reply.json.details[0]?.reason !== 'OUT_OF_STOCK')
    shop.surprises.push(`an order was answered ${reply.text}`);
  if (reply.status !== 201) return undefined;
  shop.placed.set(requestId, reply.json.id);
  return reply.json.id;
}

const item = (productId: string, quantity: number) => ({ productId, quantity });

function post(
  shop: Shop,
  path: string,
  body: unknown,
  token = shop.world.users.customer.token,
): Promise<HttpReply> {
  return http(shop.mesh.target.httpUrl, { path, body, token });
}

function expect(shop: Shop, what: string, reply: HttpReply, statuses: number[]): void {
  if (!statuses.includes(reply.status))
    shop.surprises.push(`${what} was answered ${reply.status} ${reply.text.slice(0, 300)}`);
}
