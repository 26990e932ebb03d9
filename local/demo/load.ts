import { createDemoAccounts } from './accounts.ts';
import { callApi, expectStatus } from './api.ts';
import { demoGoods } from './goods.ts';

/** How many calls are under way at once: enough to be done in a second or two, well below the gateway's rate limit. */
const CONCURRENCY = 8;

/** Fills a mesh with demo accounts, products and books by its public API. Each create carries a key, so a repeat changes nothing. */
export async function loadDemoData(url: string, accountsDatabaseUrl: string): Promise<void> {
  const token = await createDemoAccounts(url, accountsDatabaseUrl);
  const goods = demoGoods();
  const present = expectStatus(
    await callApi(url, 'GET', '/v1/products?pageSize=1'),
    'counting products',
    200,
  );
  if ((present.json.totalSize ?? 0) >= goods.length) return;
  const queue = goods[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const { sku, path, body } of queue) {
      const reply = await callApi(url, 'POST', `${path}?requestId=demo-${sku}`, { token, body });
      // 409: it was made before, and its key is forgotten by now.
      expectStatus(reply, `adding ${sku}`, 201, 409);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}
