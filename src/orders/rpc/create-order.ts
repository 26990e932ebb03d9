import type pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import type { Call } from '../../runtime/call.ts';
import { unauthenticated } from '../../runtime/errors.ts';
import { checkKey } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { PAYMENT_METHODS } from '../domain/payment-methods.ts';
import type { Wanted } from '../domain/wanted.ts';
import type { Deps } from '../flow/deps.ts';
import { placeOrder } from '../flow/place-order.ts';

const MAX_ITEMS = 100;
const MAX_QUANTITY = 10_000;

export function createOrder(deps: Deps): Unary<pb.CreateOrderRequest, pb.Order> {
  return async (request, call) => {
    const wanted = readWanted(request, call);
    const { subject } = call.identity;
    if (subject === undefined) throw unauthenticated('NOT_SIGNED_IN', 'Sign in to place an order.');
    return placeOrder(deps, call, subject, wanted, request);
  };
}

function readWanted(request: pb.CreateOrderRequest, call: Call): Wanted {
  const violations = new Violations();
  const items = request
    .getItemsList()
    .map((item) => ({ productId: item.getProductId(), quantity: item.getQuantity() }));
  const paymentMethod = request.getPaymentMethod() || PAYMENT_METHODS[0];
  violations.check(
    items.length >= 1 && items.length <= MAX_ITEMS,
    'items',
    `must have 1 to ${MAX_ITEMS} entries`,
  );
  const seen = new Set<string>();
  for (const [i, { productId, quantity }] of items.slice(0, MAX_ITEMS).entries()) {
    if (violations.uuid(`items[${i}].productId`, productId)) {
      violations.check(
        !seen.has(productId),
        `items[${i}].productId`,
        'is named twice; add the quantities up',
      );
      seen.add(productId);
    }
    violations.integer(`items[${i}].quantity`, quantity, 1, MAX_QUANTITY);
  }
  violations.check(
    (PAYMENT_METHODS as readonly string[]).includes(paymentMethod),
    'paymentMethod',
    `must be one of ${PAYMENT_METHODS.join(', ')}`,
  );
  checkKey(violations, call, request.getRequestId());
  violations.throwIfAny();
  return { items, paymentMethod };
}
