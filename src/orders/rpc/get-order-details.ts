import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import catalogPb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import paymentsPb from '../../../gen/plaza/payments/v1/payments_pb.js';
import { type Call, remainingMs } from '../../runtime/call.ts';
import type { Unary } from '../../runtime/server.ts';
import type { Order } from '../domain/order.ts';
import type { Deps } from '../flow/deps.ts';
import { encodeOrder } from './encode-order.ts';
import type { ReadOrder } from './read-order.ts';

/** How long a peer may take before its part is left out. */
const PART_MS = 1_500;

/** Reads an order and, all at once, what three peers know of it; the part of a peer that fails is left out. */
export function getOrderDetails(
  read: ReadOrder,
  peers: Pick<Deps, 'accounts' | 'catalog' | 'payments'>,
): Unary<pb.GetOrderDetailsRequest, pb.OrderDetails> {
  return async (request, call) => {
    const order = await read(call, request.getId());
    const deadlineMs = partMs(call);
    const details = new pb.OrderDetails();
    details.setOrder(encodeOrder(order));

    const parts: Record<string, () => Promise<void>> = {
      accounts: async () => {
        const asked = new accountsPb.BatchGetUsersRequest().setIdsList([order.userId]);
        const users = await peers.accounts.batchGetUsers(asked, call, { deadlineMs });
        details.setCustomer(users.getFoundMap().get(order.userId));
      },
      catalog: async () => {
        const products = await peers.catalog.batchGetProducts(productsOf(order), call, { deadlineMs });
        const map = details.getProductsMap();
        products.getFoundMap().forEach((product, id) => {
          map.set(id, product);
        });
      },
      payments: async () => {
        const asked = new paymentsPb.ListPaymentsRequest().setOrderId(order.id);
        const payments = await peers.payments.listPayments(asked, call, { deadlineMs });
        details.setPaymentsList(payments.getPaymentsList());
      },
    };
    const names = Object.keys(parts).sort();
    const settled = await Promise.allSettled(names.map((name) => parts[name]!()));
    call.signal.throwIfAborted();
    for (const [i, part] of settled.entries()) {
      if (part.status === 'fulfilled') continue;
      call.log.warn({ err: part.reason, peer: names[i] }, 'order details without a part');
      details.addDegraded(names[i]!);
    }
    return details;
  };
}

function productsOf(order: Order): catalogPb.BatchGetProductsRequest {
  return new catalogPb.BatchGetProductsRequest().setIdsList(order.items.map((item) => item.productId));
}

/** A fifth of a short deadline stays for the reply: a caller in a hurry gets what there is, not DEADLINE_EXCEEDED. */
function partMs(call: Call): number {
  return Math.max(1, Math.min(PART_MS, remainingMs(call) * 0.8));
}
