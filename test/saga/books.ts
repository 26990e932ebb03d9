// The books of four parties, which must agree to the unit: orders, stock, payments and the provider's own ledger.
import type { Shop } from './shop.ts';

interface OrderRow {
  id: string;
  status: string;
  total: string;
}
interface ItemRow {
  order_id: string;
  product_id: string;
  quantity: number;
}
interface PaymentRow {
  id: string;
  order_id: string;
  amount: string;
  refunded: string;
  status: string;
}
interface EntryRow {
  authorization_id: string;
  kind: string;
  amount: string;
}

/** What does not agree, a sentence each; also what has not yet come to its end. */
export async function disagreements(shop: Shop): Promise<string[]> {
  const { mesh, world } = shop;
  const wrong: string[] = [];
  const customers = [world.users.customer.id, world.users.other.id];
  const orders = await mesh.sql<OrderRow>(
    'orders',
    'select id, status, total from orders where user_id = any($1)',
    [customers],
  );
  const ids = orders.map((order) => order.id);
  const items = await mesh.sql<ItemRow>(
    'orders',
    'select order_id, product_id, quantity from order_items where order_id = any($1)',
    [ids],
  );
  const byId = new Map(orders.map((order) => [order.id, order]));

  for (const order of orders)
    if (!['COMPLETED', 'CANCELLED'].includes(order.status))
      wrong.push(`order ${order.id} is still ${order.status}`);
  for (const [key, id] of shop.placed)
    if (!byId.has(id)) wrong.push(`order ${id} of key ${key} was acknowledged and is gone`);
  if (new Set(shop.placed.values()).size !== shop.placed.size) wrong.push('two keys got one order');
  const keyed = new Set(shop.placed.values());
  for (const order of orders)
    if (!keyed.has(order.id)) wrong.push(`order ${order.id} was placed and nobody was told`);

  const pending = await mesh.sql<{ n: number }>('orders', 'select count(*)::int as n from outbox');
  if (pending[0]!.n > 0) wrong.push(`${pending[0]!.n} events wait in the outbox`);

  // Stock: what was there, less what was sold; nothing is set aside for anybody.
  const sold = new Map<string, number>();
  for (const { order_id, product_id, quantity } of items) {
    if (byId.get(order_id)!.status === 'COMPLETED')
      sold.set(product_id, (sold.get(product_id) ?? 0) + quantity);
  }
  const stock = await mesh.sql<{ product_id: string; on_hand: string; reserved: string }>(
    'catalog',
    'select * from stock where product_id = any($1)',
    [[...shop.initial.keys()]],
  );
  for (const { product_id, on_hand, reserved } of stock) {
    const left = shop.initial.get(product_id)! - (sold.get(product_id) ?? 0);
    if (Number(on_hand) !== left)
      wrong.push(`of product ${product_id} ${on_hand} are on hand and not ${left}`);
    if (Number(reserved) !== 0) wrong.push(`of product ${product_id} ${reserved} are set aside`);
  }
  const reservations = await mesh.sql<{ id: string; state: string }>(
    'catalog',
    'select id, state from reservations where id = any($1)',
    [ids],
  );
  const states = new Map(reservations.map((one) => [one.id, one.state]));
  for (const order of orders) {
    const state = states.get(order.id);
    if (order.status === 'COMPLETED' && state !== 'COMMITTED')
      wrong.push(`completed order ${order.id} has a reservation that is ${state}`);
    if (order.status === 'CANCELLED' && (state === 'HELD' || state === 'COMMITTED'))
      wrong.push(`cancelled order ${order.id} has a reservation that is ${state}`);
  }

  // Money: an order that is completed is paid once, one that is cancelled is not.
  const payments = await mesh.sql<PaymentRow>(
    'payments',
    'select id, order_id, amount, refunded, status from payments where order_id = any($1)',
    [ids],
  );
  const paid = new Map(payments.map((payment) => [payment.order_id, payment]));
  for (const order of orders) {
    const payment = paid.get(order.id);
    if (order.status === 'COMPLETED') {
      if (!payment || !['CAPTURED', 'REFUNDED'].includes(payment.status))
        wrong.push(`completed order ${order.id} has a payment that is ${payment?.status}`);
      else if (payment.amount !== order.total)
        wrong.push(`order ${order.id} costs ${order.total} and ${payment.amount} was paid`);
    } else if (
      order.status === 'CANCELLED' &&
      payment &&
      !['VOIDED', 'DECLINED', 'REFUNDED'].includes(payment.status)
    ) {
      wrong.push(`cancelled order ${order.id} has a payment that is ${payment.status}`);
    }
  }

  // The provider's ledger is its own: it must tell the same story.
  const entries = await mesh.sql<EntryRow>(
    'payments',
    'select authorization_id, kind, amount from sandbox_entries where authorization_id = any($1)',
    [payments.map((payment) => payment.id)],
  );
  for (const payment of payments) {
    const own = entries.filter((entry) => entry.authorization_id === payment.id);
    const count = (kind: string) => own.filter((entry) => entry.kind === kind).length;
    const sum = (kind: string) =>
      own.filter((entry) => entry.kind === kind).reduce((total, entry) => total + BigInt(entry.amount), 0n);
    if (count('capture') > 1) wrong.push(`payment ${payment.id} was captured ${count('capture')} times`);
    const taken = ['CAPTURED', 'REFUNDED'].includes(payment.status) ? BigInt(payment.amount) : 0n;
    if (sum('capture') !== taken)
      wrong.push(
        `payment ${payment.id} is ${payment.status}, and the provider took ${sum('capture')} of ${taken}`,
      );
    if (sum('refund') !== BigInt(payment.refunded))
      wrong.push(
        `of payment ${payment.id} ${payment.refunded} is refunded, and the provider gave ${sum('refund')}`,
      );
    if (payment.status === 'VOIDED' && count('authorize') > 0 && count('void') !== 1)
      wrong.push(`payment ${payment.id} is voided, and the provider still holds its money`);
  }
  return wrong;
}
