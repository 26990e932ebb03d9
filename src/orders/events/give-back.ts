import paymentsPb from '../../../gen/plaza/payments/v1/payments_pb.js';
import { RefusedEvent } from '../../runtime/broker/refused.ts';
import type { Call } from '../../runtime/call.ts';
import { toMoney } from '../../runtime/money.ts';
import type { Deps } from '../flow/deps.ts';
import { release } from '../flow/release.ts';

/**
 * Gives the stock and the money of a cancelled order back, whatever the saga has done, does at the moment or is still about to do:
 * pay-and-sell.ts says why that holds. Refuses an order that is not cancelled, as its row decides and not the message. The stock goes
 * first, so that it can be sold again while payments is down.
 */
export async function giveBack(
  { findOrder, inventory, payments, figures, fault }: Deps,
  call: Call,
  orderId: string,
): Promise<void> {
  const order = await findOrder(orderId);
  if (!order) throw new RefusedEvent(`there is no order ${orderId}`);
  if (order.status !== 'CANCELLED') throw new RefusedEvent(`the order ${orderId} is ${order.status}`);
  fault('orders.give-back.before-release');
  await figures.step('release', release(inventory, call, orderId));
  fault('orders.give-back.after-release');
  const request = new paymentsPb.VoidRequest();
  request.setOrderId(orderId);
  request.setUserId(order.userId);
  request.setAmount(toMoney(order.total));
  request.setMethod(order.paymentMethod);
  await figures.step('void', payments.void(request, call));
  fault('orders.give-back.after-void');
}
