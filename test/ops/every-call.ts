// A call of each method that has an action, by somebody who may.
import assert from 'node:assert/strict';
import { until } from '../../local/until.ts';
import type { AUDITED } from '../../src/runtime/audited-methods.ts';
import { type HttpRequest, http, httpStream } from '../harness/http.ts';
import { signUp, type User } from '../requests/world.ts';
import type { Shop } from './operations.ts';

export type Path = keyof typeof AUDITED;

export interface Entry {
  actor: string;
  action: string;
  resource: string;
  requestId: string;
  service: string;
  outcome?: string;
  reason?: string;
}

/** What asking came to: the request to look for, and by whom. */
export interface Asked {
  requestId: string;
  actor: string;
}

/** Sends a request as somebody, and gives how it was asked and what was answered. */
export async function ask(shop: Shop, by: User | undefined, request: HttpRequest, expected = 200) {
  const reply = await http(shop.mesh.target.httpUrl, { token: by?.token, ...request });
  assert.equal(reply.status, expected, `${request.path}: ${reply.text}`);
  const asked: Asked = { requestId: String(reply.headers['x-request-id']), actor: by?.id ?? '' };
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  return { ...asked, json: (reply.text === '' ? {} : JSON.parse(reply.text)) as any };
}

/** Opens a stream that does not end, and leaves it after its first bytes. */
async function open(shop: Shop, by: User, path: string): Promise<Asked> {
  const headers = { accept: 'text/event-stream' };
  const incoming = await httpStream(shop.mesh.target.httpUrl, { path, token: by.token, headers });
  assert.equal(incoming.statusCode, 200, path);
  await new Promise<void>((resolve, reject) => {
    incoming.on('error', reject);
    incoming.once('data', () => resolve());
  });
  incoming.removeAllListeners('error').on('error', () => {});
  incoming.destroy();
  return { requestId: String(incoming.headers['x-request-id']), actor: by.id };
}

const price = { currencyCode: 'EUR', units: '3' };
export const someone = (shop: Shop) => signUp(shop.mesh.target, shop.world.unique('audited'));

function goods(shop: Shop, more = {}) {
  return { sku: shop.world.unique('AUDIT-'), name: 'A thing', category: 'audit', price, stock: 9, ...more };
}

export async function product(shop: Shop): Promise<string> {
  return (await ask(shop, shop.world.users.staff, { path: '/v1/products', body: goods(shop) }, 201)).json.id;
}

let isbn = 0;
function book(shop: Shop) {
  const digits = `978${String(Date.now()).slice(-6)}${String(isbn++).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return {
    ...{ title: 'A book', author: 'Somebody', isbn: `${digits}${(10 - (sum % 10)) % 10}` },
    ...{ sku: shop.world.unique('BOOK-'), category: 'audit', price, stock: 1 },
  };
}

async function order(shop: Shop, more: object = {}): Promise<Asked & { id: string }> {
  const body = {
    items: [{ productId: shop.product, quantity: 1 }],
    requestId: shop.world.unique('audit'),
    ...more,
  };
  const { json, ...asked } = await ask(shop, shop.world.users.customer, { path: '/v1/orders', body }, 201);
  return { ...asked, id: json.id };
}

/** Waits until an order has come to its end, whichever. */
async function ended(shop: Shop, id: string): Promise<string> {
  let state = '';
  await until('the order has ended', async () => {
    const { json } = await ask(shop, shop.world.users.customer, { path: `/v1/orders/${id}` });
    state = json.status;
    return state === 'COMPLETED' || state === 'CANCELLED';
  });
  return state;
}

/** An order that its customer cancels before it is complete; the one that was quicker is left alone. */
async function cancelled(shop: Shop): Promise<Asked & { cancel: Asked }> {
  const { customer } = shop.world.users;
  for (;;) {
    const placed = await order(shop);
    const path = `/v1/orders/${placed.id}:cancel`;
    const reply = await http(shop.mesh.target.httpUrl, { path, body: {}, token: customer.token });
    if (reply.status !== 200) continue;
    const requestId = String(reply.headers['x-request-id']);
    return { ...placed, cancel: { requestId, actor: customer.id } };
  }
}

async function payment(shop: Shop): Promise<{ id: string; order: string }> {
  const { id } = await order(shop);
  assert.equal(await ended(shop, id), 'COMPLETED');
  const { json } = await ask(shop, shop.world.users.staff, { path: `/v1/orders/${id}/payments` });
  return { id: json.payments[0].id, order: id };
}

async function started(shop: Shop): Promise<Asked & { name: string }> {
  const csv = `sku,name,category,currency,price,stock\n${shop.world.unique('CSV-')},A thing,audit,EUR,1,1\n`;
  const body = { csv, requestId: shop.world.unique('import') };
  const { json, ...asked } = await ask(shop, shop.world.users.staff, {
    path: '/v1/products:startImport',
    body,
  });
  return { ...asked, name: json.name };
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The platform's own steps are known by the request of the order that they belong to, and done by nobody. */
const byPlatform = ({ requestId }: Asked): Asked => ({ requestId, actor: '' });

const A = '/plaza.accounts.v1.Accounts/';
const S = '/plaza.accounts.v1.Sessions/';
const C = '/plaza.catalog.v1.Catalog/';
const B = '/plaza.catalog.v1.Books/';
const I = '/plaza.catalog.v1.Inventory/';
const O = '/plaza.orders.v1.Orders/';
const P = '/plaza.payments.v1.Payments/';
const L = '/google.longrunning.Operations/';

export const run: Record<Path, (shop: Shop, by: Shop['world']['users']) => Promise<Asked>> = {
  [`${A}CreateUser` as const]: async (shop: Shop) => {
    const name = shop.world.unique('new');
    const body = { email: `${name}@test.example`, password: `correct horse ${name}`, fullName: 'New' };
    const { json, requestId } = await ask(shop, undefined, { path: '/v1/users', body }, 201);
    return { requestId, actor: json.id };
  },
  [`${A}GetUser` as const]: (shop, { staff, customer }) =>
    ask(shop, staff, { path: `/v1/users/${customer.id}` }),
  [`${A}ListUsers` as const]: (shop, { staff }) => ask(shop, staff, { path: '/v1/users?pageSize=1' }),
  [`${A}BatchGetUsers` as const]: (shop, { staff, customer }) =>
    ask(shop, staff, { path: `/v1/users:batchGet?ids=${customer.id}` }),
  [`${A}StreamUsers` as const]: (shop, { staff }) => open(shop, staff, '/v1/users:stream'),
  [`${A}ImportUsers` as const]: (shop, { admin }) => {
    const email = `${shop.world.unique('import')}@test.example`;
    const body = [{ email, password: 'correct horse battery', fullName: 'Imported' }];
    return ask(shop, admin, { path: '/v1/users:import', body });
  },
  [`${A}UpdateUser` as const]: async (shop, { admin }) => {
    const { id } = await someone(shop);
    return ask(shop, admin, { method: 'PATCH', path: `/v1/users/${id}`, body: { fullName: 'Changed' } });
  },
  [`${A}DeleteUser` as const]: async (shop, { admin }) => {
    const { id } = await someone(shop);
    return ask(shop, admin, { method: 'DELETE', path: `/v1/users/${id}` }, 204);
  },
  [`${A}SetUserRoles` as const]: async (shop, { admin }) => {
    const { id } = await someone(shop);
    return ask(shop, admin, { path: `/v1/users/${id}:setRoles`, body: { roles: ['customer', 'staff'] } });
  },
  [`${A}ChangePassword` as const]: async (shop: Shop) => {
    const user = await someone(shop);
    const body = { oldPassword: user.password, newPassword: `${user.password} of today` };
    return ask(shop, user, { path: '/v1/users/me:changePassword', body });
  },
  [`${A}EndSessions` as const]: async (shop, { admin }) => {
    const { id } = await someone(shop);
    return ask(shop, admin, { path: `/v1/users/${id}:endSessions`, body: {} });
  },
  [`${S}CreateSession` as const]: async (shop: Shop) => {
    const { id, email, password } = await someone(shop);
    const { requestId } = await ask(shop, undefined, { path: '/v1/sessions', body: { email, password } });
    return { requestId, actor: id };
  },
  [`${S}RefreshSession` as const]: async (shop: Shop) => {
    const { id, refreshToken } = await someone(shop);
    const { requestId } = await ask(shop, undefined, {
      path: '/v1/sessions:refresh',
      body: { refreshToken },
    });
    return { requestId, actor: id };
  },
  [`${S}RevokeSession` as const]: async (shop: Shop) => {
    const { id, refreshToken } = await someone(shop);
    const { requestId } = await ask(shop, undefined, { path: '/v1/sessions:revoke', body: { refreshToken } });
    return { requestId, actor: id };
  },
  '/plaza.accounts.v1.Keys/RotateKey': (shop, { admin }) =>
    ask(shop, admin, { path: '/v1/keys:rotate', body: { requestId: shop.world.unique('rotate') } }),
  [`${C}CreateProduct` as const]: (shop, { staff }) =>
    ask(shop, staff, { path: '/v1/products', body: goods(shop) }, 201),
  [`${C}UpdateProduct` as const]: async (shop, { staff }) =>
    ask(shop, staff, {
      method: 'PATCH',
      path: `/v1/products/${await product(shop)}`,
      body: { name: 'Other' },
    }),
  [`${C}DeleteProduct` as const]: async (shop, { staff }) =>
    ask(shop, staff, { method: 'DELETE', path: `/v1/products/${await product(shop)}` }, 204),
  [`${C}ImportProducts` as const]: (shop, { staff }) =>
    ask(shop, staff, { path: '/v1/products:import', body: [goods(shop)] }),
  [`${C}StartImport` as const]: async (shop, { staff }) => ({ ...(await started(shop)), actor: staff.id }),
  [`${C}UploadProductImage` as const]: async (shop, { staff }) => {
    const path = `/v1/products/${await product(shop)}/image`;
    return ask(shop, staff, { path, body: PNG, headers: { 'content-type': 'image/png' } });
  },
  [`${B}CreateBook` as const]: (shop, { staff }) =>
    ask(shop, staff, { path: '/v1/books', body: book(shop) }, 201),
  [`${B}UpdateBook` as const]: async (shop, { staff }) => {
    const { json } = await ask(shop, staff, { path: '/v1/books', body: book(shop) }, 201);
    return ask(shop, staff, { method: 'PATCH', path: `/v1/books/${json.id}`, body: { title: 'Other' } });
  },
  [`${B}DeleteBook` as const]: async (shop, { staff }) => {
    const { json } = await ask(shop, staff, { path: '/v1/books', body: book(shop) }, 201);
    return ask(shop, staff, { method: 'DELETE', path: `/v1/books/${json.id}` }, 204);
  },
  [`${I}AdjustStock` as const]: async (shop, { staff }) =>
    ask(shop, staff, {
      path: `/v1/products/${await product(shop)}:adjustStock`,
      body: { delta: 1, reason: '' },
    }),
  [`${I}ReserveStock` as const]: (shop: Shop) => order(shop),
  [`${I}CommitReservation` as const]: async (shop: Shop) => byPlatform(await order(shop)),
  [`${I}ReleaseReservation` as const]: async (shop: Shop) =>
    byPlatform(await order(shop, { paymentMethod: 'sandbox-decline' })),
  [`${L}ListOperations` as const]: (shop, { staff }) => ask(shop, staff, { path: '/v1/operations' }),
  [`${L}GetOperation` as const]: async (shop, { staff }) =>
    ask(shop, staff, { path: `/v1/${(await started(shop)).name}` }),
  [`${L}WaitOperation` as const]: async (shop, { staff }) =>
    ask(shop, staff, { path: `/v1/${(await started(shop)).name}:wait`, body: {} }),
  [`${L}DeleteOperation` as const]: async (shop, { staff }) =>
    ask(shop, staff, { method: 'DELETE', path: `/v1/${(await started(shop)).name}` }, 204),
  [`${L}CancelOperation` as const]: async (shop, { staff }) => {
    // It is done within a moment: only what was still running is cancelled.
    for (;;) {
      const { name } = await started(shop);
      const asked = await ask(shop, staff, { path: `/v1/${name}:cancel`, body: {} });
      const { json } = await ask(shop, staff, { path: `/v1/${name}` });
      if (json.error !== undefined) return asked;
    }
  },
  [`${O}CreateOrder` as const]: (shop: Shop) => order(shop),
  [`${O}GetOrder` as const]: async (shop, { staff }) =>
    ask(shop, staff, { path: `/v1/orders/${(await order(shop)).id}` }),
  [`${O}ListOrders` as const]: (shop, { staff, customer }) =>
    ask(shop, staff, { path: `/v1/users/${customer.id}/orders` }),
  [`${O}GetOrderDetails` as const]: async (shop, { staff }) =>
    ask(shop, staff, { path: `/v1/orders/${(await order(shop)).id}/details` }),
  [`${O}CancelOrder` as const]: async (shop: Shop) => (await cancelled(shop)).cancel,
  [`${O}WatchOrder` as const]: async (shop, { staff }) => {
    const { id } = await order(shop);
    return open(shop, staff, `/v1/orders/${id}:watch`);
  },
  '/plaza.orders.v1.Events/SubscribeToEvents': (shop, { staff }) => open(shop, staff, '/v1/events'),
  [`${P}Authorize` as const]: async (shop: Shop) => byPlatform(await order(shop)),
  [`${P}Capture` as const]: async (shop: Shop) => byPlatform(await order(shop)),
  [`${P}Void` as const]: async (shop: Shop) => {
    // Only where the money had been set aside is there something to void.
    for (;;) {
      const { cancel } = await cancelled(shop);
      const isTold = async () =>
        (await entriesOf(shop, cancel)).some(({ action }) => action === 'payment.void');
      const found = await until('it is voided', isTold, { deadlineMs: 3_000 }).then(
        () => true,
        () => false,
      );
      if (found) return byPlatform(cancel);
    }
  },
  [`${P}GetPayment` as const]: async (shop, { staff }) =>
    ask(shop, staff, { path: `/v1/payments/${(await payment(shop)).id}` }),
  [`${P}ListPayments` as const]: async (shop, { staff }) =>
    ask(shop, staff, { path: `/v1/orders/${(await payment(shop)).order}/payments` }),
  [`${P}RefundPayment` as const]: async (shop, { staff }) =>
    ask(shop, staff, { path: `/v1/payments/${(await payment(shop)).id}:refund`, body: {} }),
  '/plaza.ops.v1.Mesh/ListServices': (shop, { staff }) => ask(shop, staff, { path: '/v1/services' }),
  '/plaza.ops.v1.Mesh/WatchMesh': (shop, { staff }) => open(shop, staff, '/v1/mesh:watch'),
  '/plaza.ops.v1.Traces/ListTraces': (shop, { staff }) => ask(shop, staff, { path: '/v1/traces?pageSize=1' }),
  '/plaza.ops.v1.Traces/GetTrace': async (shop, { staff }) => {
    let id = '';
    // Each replica of ops keeps its own.
    const isThere = async () => {
      const { json } = await ask(shop, staff, { path: '/v1/traces?pageSize=1' });
      id = json.traces[0]?.id ?? '';
      const path = `/v1/traces/${id}`;
      return id !== '' && (await http(shop.mesh.target.httpUrl, { path, token: staff.token })).status === 200;
    };
    await until('a trace is there', isThere);
    for (;;) {
      const path = `/v1/traces/${id}`;
      const { status, headers } = await http(shop.mesh.target.httpUrl, { path, token: staff.token });
      if (status === 200) return { requestId: String(headers['x-request-id']), actor: staff.id };
    }
  },
  '/plaza.ops.v1.Figures/WatchFigures': (shop, { staff }) => open(shop, staff, '/v1/figures:watch'),
  '/plaza.ops.v1.Audit/ListEntries': (shop, { admin }) =>
    ask(shop, admin, { path: '/v1/audit/entries?pageSize=1' }),
  '/plaza.ops.v1.Audit/TailEntries': (shop, { admin }) => open(shop, admin, '/v1/audit/entries:tail'),
  '/plaza.ops.v1.Logs/TailLogs': (shop, { admin }) => open(shop, admin, '/v1/logs:tail'),
};

export async function entriesOf({ mesh }: Shop, { requestId }: Asked): Promise<Entry[]> {
  const rows = await mesh.sql<{ data: Entry }>(
    'ops',
    `select data from audit_entries where data->>'requestId' = $1 order by position`,
    [requestId],
  );
  return rows.map(({ data }) => data);
}
