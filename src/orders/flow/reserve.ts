import { type ServiceError, status } from '@grpc/grpc-js';
import catalogPb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Call } from '../../runtime/call.ts';
import { failedPrecondition, invalid } from '../../runtime/errors.ts';
import { fromMoney } from '../../runtime/money.ts';
import { isPeerError, type PeerError } from '../../runtime/peers.ts';
import type { Item } from '../domain/order.ts';
import type { Wanted } from '../domain/wanted.ts';
import type { Deps } from './deps.ts';

/**
 * Sets the items of an order aside at the catalog's prices of this moment; a repeat for the same order gets the first prices.
 * Undefined when the order's reservation has ended meanwhile: no other one will be made under its id. Throws INVALID_ARGUMENT
 * (unknown products) and FAILED_PRECONDITION (OUT_OF_STOCK) when nothing was set aside; after any other error it may have been.
 */
export async function reserve(
  inventory: Deps['inventory'],
  call: Call,
  orderId: string,
  items: Wanted['items'],
): Promise<Item[] | undefined> {
  const request = new catalogPb.ReserveStockRequest();
  request.setReservationId(orderId);
  for (const { productId, quantity } of items) {
    const item = new catalogPb.ReserveStockRequest.Item();
    item.setProductId(productId);
    item.setQuantity(quantity);
    request.addItems(item);
  }
  let reservation: catalogPb.Reservation;
  try {
    reservation = await inventory.reserveStock(request, call);
  } catch (error) {
    if (isPeerError(error, status.FAILED_PRECONDITION, 'RESERVATION_ENDED')) return undefined;
    throw refusal(error) ?? error;
  }
  if (reservation.getState() !== catalogPb.Reservation.State.HELD) return undefined;
  return inOrderOf(items, reservation);
}

/** What the catalog refused, in the words of our own request: its items are named the same. */
function refusal(error: unknown): Error | undefined {
  if (isPeerError(error, status.INVALID_ARGUMENT) && error.violations.length > 0) {
    return invalid(error.violations);
  }
  if (isPeerError(error, status.FAILED_PRECONDITION, 'OUT_OF_STOCK')) {
    const { timestamp: _, ...metadata } = error.metadata;
    return failedPrecondition('OUT_OF_STOCK', sentenceOf(error), metadata);
  }
  return undefined;
}

function sentenceOf(error: PeerError): string {
  return (error.cause as ServiceError).details;
}

/** A repeat may name the same items in another order than the first attempt did. */
function inOrderOf(items: Wanted['items'], reservation: catalogPb.Reservation): Item[] {
  const reserved = new Map(reservation.getItemsList().map((item) => [item.getProductId(), item]));
  return items.map(({ productId, quantity }) => {
    const item = reserved.get(productId);
    if (item?.getQuantity() !== quantity) throw new Error(`the reservation lacks product ${productId}`);
    return { productId, name: item.getName(), unitPrice: fromMoney(item.getUnitPrice()), quantity };
  });
}
