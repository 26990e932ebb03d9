import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Call } from '../../runtime/call.ts';
import type { Database, Tx } from '../../runtime/database.ts';
import { aborted, alreadyExists, failedPrecondition, invalid } from '../../runtime/errors.ts';
import type { Fault } from '../../runtime/fault.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { findReservation } from '../db/find-reservation.ts';
import { type Line, reserveStock as reserve } from '../db/reserve-stock.ts';
import { checkItems, hasItems, type Reservation, type WantedItem } from '../domain/reservation.ts';
import { reservationEnded } from './reservation-ended.ts';
import { toReservationMessage } from './reservation-message.ts';

export function reserveStock(
  db: Database,
  ttlSeconds: number,
  fault: Fault,
  wakeRelay: () => void,
): Unary<pb.ReserveStockRequest, pb.Reservation> {
  return async (request, call) => {
    const id = request.getReservationId();
    const items = request
      .getItemsList()
      .map((item) => ({ productId: item.getProductId(), quantity: item.getQuantity() }));
    const violations = new Violations();
    violations.uuid('reservationId', id);
    checkItems(items, violations);
    violations.throwIfAny();

    const reservation = await db.transaction(async (tx) => {
      const done = (await makeNew(tx, call, id, items, ttlSeconds)) ?? (await answerAgain(tx, id, items));
      fault('catalog.reserve.inside');
      return done;
    }, call);
    wakeRelay();
    fault('catalog.reserve.after-commit');
    return toReservationMessage(reservation);
  };
}

/** Undefined when there is a reservation with this id; throws, so that nothing is left of it, when it cannot be made. */
async function makeNew(
  tx: Tx,
  call: Call,
  id: string,
  items: readonly WantedItem[],
  ttlSeconds: number,
): Promise<Reservation | undefined> {
  const detail = items.map(({ productId, quantity }) => `${quantity} of ${productId}`).join(', ');
  const event = newEvent(call, audited(call, 'stock.reserve', `reservations/${id}`, undefined, detail));
  const { expireTime, lines } = await reserve(tx, id, items, ttlSeconds, event);
  if (!expireTime) {
    // An answer that was once given holds even when a product of it is gone since.
    if (lines.some((line) => !line.item) && !(await findReservation(tx, id))) throw unknownProducts(lines);
    return undefined;
  }
  const short = lines.find((line) => line.short !== undefined);
  if (short) throw outOfStock(short);
  return { id, state: 'HELD', expireTime, items: lines.map((line) => line.item!) };
}

async function answerAgain(tx: Tx, id: string, items: readonly WantedItem[]): Promise<Reservation> {
  const reservation = await findReservation(tx, id);
  // It was there a moment ago; the purge alone takes reservations away.
  if (!reservation)
    throw aborted('CONCURRENT_CHANGE', 'The reservation has just been removed. Please try again.');
  if (reservation.expireTime === undefined) throw reservationEnded(reservation);
  if (!hasItems(reservation, items)) {
    throw alreadyExists('KEY_REUSED', 'There is a reservation with this id for other items. Use a new id.');
  }
  return reservation;
}

function unknownProducts(lines: readonly Line[]) {
  return invalid(
    lines.flatMap((line, i) =>
      line.item ? [] : [{ field: `items[${i}].productId`, description: 'is no product of the catalog' }],
    ),
  );
}

function outOfStock({ productId, item, short = 0 }: Line) {
  const left = short === 0 ? 'There is none' : `There are only ${short}`;
  return failedPrecondition(
    'OUT_OF_STOCK',
    `${left} of ${item?.name} left, and ${item?.quantity} were asked for.`,
    {
      productId,
      available: String(short),
    },
  );
}
