import { status } from '@grpc/grpc-js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Call } from '../../runtime/call.ts';
import { invalid, PlazaError } from '../../runtime/errors.ts';
import type { KeyedRequest } from '../../runtime/keyed.ts';
import { type Money, MoneyError, moneyText } from '../../runtime/money.ts';
import { tagOrder } from '../../runtime/telemetry/active.ts';
import { invalidField } from '../../runtime/validate.ts';
import type { Claim } from '../db/claim-intent.ts';
import { endLease, removeIntent } from '../db/end-intent.ts';
import { insertOrder } from '../db/insert-order.ts';
import type { Item, Order } from '../domain/order.ts';
import { orderTotal, strangeCurrencies, unpayable } from '../domain/total.ts';
import type { Wanted } from '../domain/wanted.ts';
import { orderEvent } from '../events/order-event.ts';
import { encodeOrder } from '../rpc/encode-order.ts';
import { claimOrWait } from './claim-or-wait.ts';
import type { Deps } from './deps.ts';
import { keepingLease } from './lease.ts';
import { release } from './release.ts';
import { reserve } from './reserve.ts';

// Three commits, of which only the last makes an order. A crash, or an answer that is lost, after
// 1. the intent (key, order id, lease): a repeat of the request continues it with the same order id once the lease is over;
//    without one the reaper releases what may be reserved under that id, and forgets the intent.
// 2. the reservation, whose id is the order's: continuing finds it, at the prices of the first attempt; the reaper releases it.
// 3. order, reply and event, in one statement that only the holder of the lease can commit: a repeat gets the stored reply.
// The lease is short, so that the proxies' retry of a killed call goes on well before its deadline, and a holder that lives
// extends it. One that was stopped and wakes up later has lost its token: it can neither place the order nor remove the
// intent, and waits for whoever took over.

/** Places an order once for the key of the call, and gives its encoded reply, the same to every repeat. */
export async function placeOrder(
  deps: Deps,
  call: Call,
  userId: string,
  wanted: Wanted,
  request: KeyedRequest & { getRequestId(): string },
): Promise<Buffer> {
  for (;;) {
    deps.fault('orders.create.before-intent');
    const claim = await claimOrWait(deps.db, call, request);
    if (Buffer.isBuffer(claim)) return claim;
    deps.fault('orders.create.after-intent');
    try {
      const reply = await keepingLease(deps.db, claim, () => attempt(deps, call, claim, userId, wanted));
      if (reply) return reply;
    } catch (error) {
      // Refused, and taken over meanwhile: what the other one gets is the answer.
      if (!(await giveUp(deps, call, claim, error))) continue;
      deps.figures.refused(error);
      throw error;
    }
  }
}

/** Undefined when the order cannot be placed under this claim any more, and has to be begun or waited for anew. */
async function attempt(
  deps: Deps,
  call: Call,
  claim: Claim,
  userId: string,
  wanted: Wanted,
): Promise<Buffer | undefined> {
  tagOrder(claim.orderId);
  const { db, fault } = deps;
  const items = await reserve(deps.inventory, call, claim.orderId, wanted.items);
  fault('orders.create.after-reserve');
  if (!items) {
    // Stock was set aside under this order id long ago, and is given back since: the key is to get a new one.
    await removeIntent(db, claim);
    return undefined;
  }
  const order: Order = {
    id: claim.orderId,
    userId,
    items,
    total: await totalOrRelease(deps, call, claim, items),
    status: 'CREATED',
    paymentMethod: wanted.paymentMethod,
    cancelReason: '',
    createTime: claim.createTime,
    updateTime: claim.createTime,
  };
  const reply = Buffer.from(encodeOrder(order).serializeBinary());
  const event = newEvent(call, orderEvent(order));
  const total = moneyText(order.total);
  const entry = newEvent(call, audited(call, 'order.create', `orders/${order.id}`, userId, total));
  fault('orders.create.before-commit');
  if (!(await insertOrder(db, order, claim.leaseToken, reply, event, entry))) return undefined;
  fault('orders.create.after-commit');
  deps.told(event.type);
  deps.figures.cameTo(order, 'CREATED');
  return reply;
}

/** Only the prices tell whether a total can be made of them: where it cannot, the stock goes back before the refusal. */
async function totalOrRelease(
  { inventory, fault }: Deps,
  call: Call,
  claim: Claim,
  items: readonly Item[],
): Promise<Money> {
  try {
    return totalOf(items);
  } catch (refusal) {
    fault('orders.create.before-release');
    await release(inventory, call, claim.orderId);
    fault('orders.create.after-release');
    throw refusal;
  }
}

function totalOf(items: readonly Item[]): Money {
  const strange = strangeCurrencies(items);
  if (strange.length > 0) {
    const description = `is not sold in ${items[0]!.unitPrice.currency} as the first item is`;
    throw invalid(strange.map((i) => ({ field: `items[${i}].productId`, description })));
  }
  const wrong = unpayable(items);
  if (wrong.length > 0) {
    const violation = ({ position, problem }: (typeof wrong)[number]) => ({
      field: `items[${position}].productId`,
      description: `cannot be sold before its price is set anew: ${problem}`,
    });
    throw invalid(wrong.map(violation));
  }
  try {
    return orderTotal(items);
  } catch (error) {
    if (error instanceof MoneyError)
      throw invalidField('items', `cost more than an order may: ${error.message}`);
    throw error;
  }
}

/**
 * A refused attempt leaves no key; one whose outcome is not known is handed on to a repeat, or to the reaper. False when somebody
 * else has taken over what was refused here.
 */
async function giveUp({ db, fault }: Deps, call: Call, claim: Claim, error: unknown): Promise<boolean> {
  const refused =
    error instanceof PlazaError &&
    (error.code === status.INVALID_ARGUMENT || error.code === status.FAILED_PRECONDITION);
  try {
    if (refused) return await removeIntent(db, claim);
    await endLease(db, claim);
  } catch (err) {
    // The caller gets the first error; the lease ends by itself.
    call.log.warn({ err }, 'cannot give up an order that is not placed');
  } finally {
    fault('orders.create.after-refusal');
  }
  return true;
}
