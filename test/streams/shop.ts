// Somebody who buys, and what the log of events says of it.
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { World } from '../requests/world.ts';

/** A product of which there is plenty. */
export async function addProduct(mesh: TestMesh, world: World): Promise<string> {
  const body = {
    sku: world.unique('STREAM-'),
    name: 'A thing to order',
    category: 'streams',
    price: { currencyCode: 'EUR', units: '3' },
    stock: 1_000_000,
  };
  const reply = await http(mesh.target.httpUrl, {
    path: '/v1/products',
    body,
    token: world.users.staff.token,
  });
  if (reply.status !== 201) throw new Error(`adding a product was answered ${reply.status} ${reply.text}`);
  return reply.json.id;
}

/** On a busy machine a PostgreSQL that was killed takes its time to recover. */
const PATIENCE_MS = 60_000;

/** Places an order; asks again with the same key for as long as something is being killed. Gives its id. */
export async function placeOrder(
  mesh: TestMesh,
  product: string,
  token: string,
  key: string,
): Promise<string> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const reply = await http(mesh.target.httpUrl, {
      path: '/v1/orders',
      body: { items: [{ productId: product, quantity: 1 }], requestId: key },
      token,
    }).catch((error: Error) => ({ status: 0, text: error.message, json: undefined }));
    if (reply.status === 201) return reply.json.id;
    const mayPass = [0, 409, 429, 500, 503, 504].includes(reply.status);
    if (!mayPass || performance.now() > end)
      throw new Error(`an order was answered ${reply.status} ${reply.text}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The ids of a user's events, as the log has them. */
export async function loggedEvents(mesh: TestMesh, userId: string): Promise<string[]> {
  const rows = await mesh.sql<{ id: string }>(
    'orders',
    "select id from order_events where user_id = $1 and type like 'order.%' order by position",
    [userId],
  );
  return rows.map(({ id }) => id);
}
