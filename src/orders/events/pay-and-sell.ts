// The saga of an order, and why it ends right however it is interrupted, repeated and interleaved.
//
//   order.created   -> payAndSell: authorise | CREATED -> PROCESSING | capture | commit the reservation | PROCESSING -> COMPLETED
//                      a step that is refused for good ends it with -> CANCELLED
//   order.cancelled -> giveBack: release the reservation | void the payment
//
// Both are handed on at least once, by any replica, again after any crash and until they succeed; two runs of one handler, or
// one of each, may overlap, and a run may sleep for any time between two of its steps and then go on. Four facts carry it:
// 1. The order's row decides. COMPLETED and CANCELLED are final, and each move is one conditional update, so an order sees at
//    most one of them. Each move's event is in its transaction: a CANCELLED order has its order.cancelled, a COMPLETED one never,
//    and an order.cancelled that somebody else made is refused, as giveBack asks the row and not the message.
// 2. giveBack shuts two doors for ever: after the Void no Authorize sets money aside and no Capture takes any; after the release
//    no ReserveStock sets stock aside and no CommitReservation sells any. Both work in every state, also ahead of their
//    opposite, and what a step did before the door was shut goes back through it.
// 3. Every step is keyed by the order's id: repeated, it does nothing new.
// 4. payAndSell completes an order only after its own capture and commit have succeeded.
// So a COMPLETED order is paid and sold: by 4 both were done, and by 1 no giveBack ever runs for it to undo them (the expiry
// of a reservation takes back only what is not committed). A CANCELLED order is neither: by 1 its event is there, giveBack runs
// until it has succeeded, and by 2 whatever payAndSell did before is undone, and whatever it does later comes to nothing: a
// late Authorize is answered VOIDED, a late Capture NOT_AUTHORIZED, a late commit RESERVATION_ENDED, and the cancel that
// payAndSell makes of it finds the order cancelled. And no order stays in between: its order.created is handed on until
// payAndSell returns, which it does only when the order is final.
import { status } from '@grpc/grpc-js';
import catalogPb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import paymentsPb from '../../../gen/plaza/payments/v1/payments_pb.js';
import { RefusedEvent } from '../../runtime/broker/refused.ts';
import type { Call } from '../../runtime/call.ts';
import { toMoney } from '../../runtime/money.ts';
import { isPeerError } from '../../runtime/peers.ts';
import { type CancelReason, isFinal, type Order } from '../domain/order.ts';
import { advance } from '../flow/advance.ts';
import type { Deps } from '../flow/deps.ts';

/** Brings an order to its end: paid and sold, or cancelled. Throws what may pass, to be tried again. */
export async function payAndSell(deps: Deps, call: Call, orderId: string): Promise<void> {
  const { findOrder, figures, fault } = deps;
  const order = await findOrder(orderId);
  if (!order) throw new RefusedEvent(`there is no order ${orderId}`);
  if (isFinal(order.status)) {
    if (order.cancelReason !== 'CANCELLED_BY_USER') figures.duplicates('order_queue', 1);
    return;
  }

  fault('orders.saga.before-authorize');
  const paying = await figures.step('authorize', authorize(deps, call, order));
  fault('orders.saga.after-authorize');
  if (!paying) return cancel(deps, call, order, 'PAYMENT_DECLINED');

  if (!(await advance(deps, call, order, 'PROCESSING'))) {
    const now = await findOrder(orderId);
    if (now && isFinal(now.status)) return;
  }
  fault('orders.saga.after-processing');

  const paid = await figures.step('capture', capture(deps, call, orderId));
  fault('orders.saga.after-capture');
  if (!paid) return cancel(deps, call, order, 'PAYMENT_DECLINED');

  const sold = await figures.step('commit', commitReservation(deps, call, orderId));
  fault('orders.saga.after-commit-reservation');
  if (!sold) return cancel(deps, call, order, 'RESERVATION_EXPIRED');

  fault('orders.saga.before-completed');
  await advance(deps, call, order, 'COMPLETED');
  fault('orders.saga.after-completed');
}

async function cancel(deps: Deps, call: Call, order: Order, reason: CancelReason): Promise<void> {
  deps.fault('orders.saga.before-cancelled');
  await advance(deps, call, order, 'CANCELLED', reason);
  deps.fault('orders.saga.after-cancelled');
}

/** False when the provider declines, the order's payment was voided, or what it costs is no amount any more that can be paid. */
async function authorize({ payments }: Deps, call: Call, order: Order): Promise<boolean> {
  const request = new paymentsPb.AuthorizeRequest();
  request.setOrderId(order.id);
  request.setUserId(order.userId);
  request.setAmount(toMoney(order.total));
  request.setMethod(order.paymentMethod);
  try {
    const payment = await payments.authorize(request, call);
    const { DECLINED, VOIDED } = paymentsPb.Payment.Status;
    return payment.getStatus() !== DECLINED && payment.getStatus() !== VOIDED;
  } catch (error) {
    const wrong = isPeerError(error, status.INVALID_ARGUMENT) ? error.violations : [];
    if (wrong.some(({ field }) => field === 'amount')) return false;
    throw error;
  }
}

/** False when there is no money to take any more. */
async function capture({ payments }: Deps, call: Call, orderId: string): Promise<boolean> {
  const request = new paymentsPb.CaptureRequest();
  request.setOrderId(orderId);
  try {
    await payments.capture(request, call);
    return true;
  } catch (error) {
    if (isPeerError(error, status.FAILED_PRECONDITION, 'NOT_AUTHORIZED')) return false;
    throw error;
  }
}

/** False when the reservation has expired or was released. */
async function commitReservation({ inventory }: Deps, call: Call, orderId: string): Promise<boolean> {
  const request = new catalogPb.CommitReservationRequest();
  request.setReservationId(orderId);
  try {
    await inventory.commitReservation(request, call);
    return true;
  } catch (error) {
    if (isPeerError(error, status.FAILED_PRECONDITION, 'RESERVATION_ENDED')) return false;
    // One that ended so long ago that the catalog has forgotten it.
    if (isPeerError(error, status.NOT_FOUND, 'RESERVATION_NOT_FOUND')) return false;
    throw error;
  }
}
