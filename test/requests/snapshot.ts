import { http } from '../harness/http.ts';

/** All that can be read through the API, page by page: what must be the same before and after a refusal. */
export async function snapshot(
  target: { httpUrl: string },
  adminToken: string,
): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const [path, field] of [
    ['/v1/users', 'users'],
    ['/v1/products', 'products'],
    ['/v1/books', 'books'],
    ['/v1/orders', 'orders'],
  ] as const) {
    const items: unknown[] = [];
    let pageToken = '';
    do {
      const query = `pageSize=100${pageToken && `&pageToken=${encodeURIComponent(pageToken)}`}`;
      const reply = await http(target.httpUrl, { path: `${path}?${query}`, token: adminToken });
      if (reply.status !== 200) throw new Error(`${path} was answered ${reply.status} ${reply.text}`);
      items.push(...(reply.json[field] ?? []));
      pageToken = reply.json.nextPageToken ?? '';
    } while (pageToken !== '');
    all[field] = items;
  }
  return all;
}
