// What is told to the audit log: each operation that is, done through the gateway by somebody who may.
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { signUp, type User, type World } from '../requests/world.ts';
import { placeOrder } from '../streams/shop.ts';

/** What was done, as its entry has to tell it. */
export interface Done {
  actor: string;
  resource: string;
  requestId: string;
}

export interface Operation {
  action: string;
  service: string;
  run(shop: Shop): Promise<Done>;
}

export interface Shop {
  mesh: TestMesh;
  world: World;
  product: string;
}

/** The replicas of ops. */
export const OPS = ['ops-1', 'ops-2'];

/** Reads as an admin, unless told. */
export const get = ({ mesh, world }: Shop, path: string, token = world.users.admin.token) =>
  http(mesh.target.httpUrl, { path, token });

/** Sends a request, with a false address and id, and gives the id that it was given. */
async function ask(
  { mesh }: Shop,
  expected: number,
  path: string,
  body: unknown,
  by?: User,
): Promise<{ requestId: string; json: { id?: string; kid?: string } }> {
  const headers = { 'x-forwarded-for': '198.51.100.1', 'x-request-id': 'of-my-own' };
  const reply = await http(mesh.target.httpUrl, { path, body, token: by?.token, headers });
  if (reply.status !== expected) throw new Error(`${path} was answered ${reply.status} ${reply.text}`);
  return { requestId: String(reply.headers['x-request-id']), json: reply.json };
}

const someone = (shop: Shop) => signUp(shop.mesh.target, shop.world.unique('someone'));

export const operations: Record<string, Operation> = {
  'a sign-in': {
    action: 'session.create',
    service: 'accounts',
    async run(shop) {
      const { id, email, password } = await someone(shop);
      const { requestId } = await ask(shop, 200, '/v1/sessions', { email, password });
      return { actor: id, resource: `users/${id}`, requestId };
    },
  },
  'a sign-in with a wrong password': {
    action: 'session.refuse',
    service: 'accounts',
    async run(shop) {
      const { email } = await someone(shop);
      const { requestId } = await ask(shop, 401, '/v1/sessions', { email, password: 'wrong-sesame' });
      return { actor: email, resource: 'sessions', requestId };
    },
  },
  'a sign-in to no account': {
    action: 'session.refuse',
    service: 'accounts',
    async run(shop) {
      const email = `${shop.world.unique('ghost')}@test.example`;
      const { requestId } = await ask(shop, 401, '/v1/sessions', { email, password: 'wrong-sesame' });
      return { actor: email, resource: 'sessions', requestId };
    },
  },
  'other roles': {
    action: 'user.setRoles',
    service: 'accounts',
    async run(shop) {
      const [{ id }, { admin }] = [await someone(shop), shop.world.users];
      const roles = ['customer', 'staff'];
      const { requestId } = await ask(shop, 200, `/v1/users/${id}:setRoles`, { roles }, admin);
      return { actor: admin.id, resource: `users/${id}`, requestId };
    },
  },
  'a new key': {
    action: 'key.rotate',
    service: 'accounts',
    async run(shop) {
      const { admin } = shop.world.users;
      const body = { requestId: shop.world.unique('rotate') };
      const { requestId, json } = await ask(shop, 200, '/v1/keys:rotate', body, admin);
      return { actor: admin.id, resource: `keys/${json.kid}`, requestId };
    },
  },
  'a refund': {
    action: 'payment.refund',
    service: 'payments',
    async run(shop) {
      const { customer, staff } = shop.world.users;
      const order = await placeOrder(shop.mesh, shop.product, customer.token, shop.world.unique('order'));
      const id = await capturedPayment(shop, order);
      const body = { requestId: shop.world.unique('refund') };
      const { requestId } = await ask(shop, 200, `/v1/payments/${id}:refund`, body, staff);
      return { actor: staff.id, resource: `payments/${id}`, requestId };
    },
  },
  'a cancelled order': {
    action: 'order.cancel',
    service: 'orders',
    async run(shop) {
      const { customer } = shop.world.users;
      // An order is completed within a moment: the one that was quicker is left alone.
      for (;;) {
        const order = await placeOrder(shop.mesh, shop.product, customer.token, shop.world.unique('order'));
        const reply = await http(shop.mesh.target.httpUrl, {
          path: `/v1/orders/${order}:cancel`,
          body: { requestId: shop.world.unique('cancel') },
          token: customer.token,
        });
        if (reply.status === 400) continue;
        if (reply.status !== 200) throw new Error(`cancelling was answered ${reply.status} ${reply.text}`);
        const requestId = String(reply.headers['x-request-id']);
        return { actor: customer.id, resource: `orders/${order}`, requestId };
      }
    },
  },
  'adjusted stock': {
    action: 'stock.adjust',
    service: 'catalog',
    async run(shop) {
      const { staff } = shop.world.users;
      const body = { delta: 5, requestId: shop.world.unique('adjust'), reason: 'counted' };
      const { requestId } = await ask(shop, 200, `/v1/products/${shop.product}:adjustStock`, body, staff);
      return { actor: staff.id, resource: `products/${shop.product}`, requestId };
    },
  },
};

async function capturedPayment({ mesh }: Shop, order: string): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const [payment] = await mesh.sql<{ id: string }>(
      'payments',
      `select id from payments where order_id = $1 and status = 'CAPTURED'`,
      [order],
    );
    if (payment) return payment.id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`order ${order} was not paid`);
}
