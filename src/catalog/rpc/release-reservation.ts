import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { audited } from '../../runtime/audit.ts';
import { type Event, newEvent } from '../../runtime/broker/event.ts';
import type { Database, Tx } from '../../runtime/database.ts';
import { aborted } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { findReservation } from '../db/find-reservation.ts';
import { insertTombstone } from '../db/insert-tombstone.ts';
import { releaseReservation as release } from '../db/release-reservation.ts';
import type { Reservation } from '../domain/reservation.ts';
import { readId } from './read-id.ts';
import { toReservationMessage } from './reservation-message.ts';

/** Its own key: what is released or expired stays so, and gets the same answer. */
export function releaseReservation(
  db: Database,
  wakeRelay: () => void,
): Unary<pb.ReleaseReservationRequest, pb.Reservation> {
  return async (request, call) => {
    const id = readId('reservationId', request.getReservationId());
    const event = newEvent(call, audited(call, 'stock.release', `reservations/${id}`));
    const reservation = await db.transaction((tx) => end(tx, id, event), call);
    wakeRelay();
    return toReservationMessage(reservation);
  };
}

async function end(tx: Tx, id: string, event: Event): Promise<Reservation> {
  // A reservation that is being made in this moment may appear between any two of these statements.
  for (let attempt = 0; attempt < 3; attempt++) {
    await release(tx, id, event);
    const reservation = await findReservation(tx, id);
    if (reservation?.state === 'RELEASED' || reservation?.state === 'EXPIRED') return reservation;
    if (!reservation && (await insertTombstone(tx, id))) {
      return { id, state: 'RELEASED', items: [], expireTime: undefined };
    }
  }
  throw aborted(
    'CONCURRENT_CHANGE',
    'The reservation is being changed by another request. Please try again.',
  );
}
