import pg from 'pg';
import type { RunningMesh } from '../local/mesh.ts';
import type { jsonClient } from './clients.ts';

/** A product of which there is plenty, and somebody of the staff who orders it. */
export async function createShop(mesh: RunningMesh, json: ReturnType<typeof jsonClient>) {
  const account = { email: `${crypto.randomUUID()}@bench.example`, password: crypto.randomUUID() };
  const { id } = JSON.parse(await json.call('POST', '/v1/users', 201, { ...account, fullName: 'Bench' }));
  const accounts = new pg.Client({ connectionString: mesh.postgres.url('accounts') });
  await accounts.connect();
  await accounts.query(`update users set roles = '{customer,staff}' where id = $1`, [id]);
  await accounts.end();
  const { accessToken: token } = JSON.parse(await json.call('POST', '/v1/sessions', 200, account));
  const wanted = {
    sku: `BENCH-${crypto.randomUUID()}`,
    name: 'Bench',
    category: 'bench',
    price: { currencyCode: 'EUR', units: '1' },
    stock: 1_000_000_000,
  };
  const product = JSON.parse(await json.call('POST', '/v1/products', 201, wanted, token));
  const items = [{ productId: product.id, quantity: 1 }];
  return {
    token: token as string,
    async order(): Promise<void> {
      await json.call('POST', '/v1/orders', 201, { items, requestId: crypto.randomUUID() }, token);
    },
  };
}
