// What other services tell, held to what orders knows by itself before anybody is told of it.
import type { Event } from '../../runtime/broker/event.ts';
import { RefusedEvent } from '../../runtime/broker/refused.ts';
import { isUuid } from '../../runtime/validate.ts';

/** The order whose money an event of payments tells of; throws when it tells of none. Other events are about nobody's order. */
export function orderPaidFor({ type, resource, userId, data }: Event): string | undefined {
  const [kind] = type.split('.');
  if (kind !== 'payment') {
    // Whoever is named gets the event among their own.
    if (userId !== '') throw new RefusedEvent(`${type} is nobody's own`);
    return undefined;
  }
  if (resource !== `payments/${data.id}`)
    throw new RefusedEvent(`${resource} is no payment of the data's id`);
  if (typeof data.orderId !== 'string' || !isUuid(data.orderId))
    throw new RefusedEvent('the payment names no order');
  return data.orderId;
}

/** Refuses what payments tells somebody of an order that is not theirs, or of none. */
export function checkOwners(
  events: readonly Event[],
  orderIds: readonly (string | undefined)[],
  owners: ReadonlyMap<string, string>,
): void {
  for (const [i, { resource, userId }] of events.entries()) {
    const orderId = orderIds[i];
    if (orderId !== undefined && owners.get(orderId) !== userId)
      throw new RefusedEvent(`${resource} is told to somebody whose order ${orderId} is not`);
  }
}
