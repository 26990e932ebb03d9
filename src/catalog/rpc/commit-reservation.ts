import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import { aborted, notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { commitReservation as commit } from '../db/commit-reservation.ts';
import { findReservation } from '../db/find-reservation.ts';
import { readId } from './read-id.ts';
import { reservationEnded } from './reservation-ended.ts';
import { toReservationMessage } from './reservation-message.ts';

/** Its own key: in the state COMMITTED it answers as the first time. */
export function commitReservation(
  db: Database,
  wakeRelay: () => void,
): Unary<pb.CommitReservationRequest, pb.Reservation> {
  return async (request, call) => {
    const id = readId('reservationId', request.getReservationId());
    const event = newEvent(call, audited(call, 'stock.commit', `reservations/${id}`));
    const reservation = (await commit(db, id, event)) ?? (await findReservation(db, id));
    wakeRelay();
    // Made in this moment, between the two statements.
    if (reservation?.state === 'HELD')
      throw aborted('CONCURRENT_CHANGE', 'The reservation is only just being made. Please try again.');
    if (!reservation) throw notFound('reservation', id);
    if (reservation.state !== 'COMMITTED') throw reservationEnded(reservation);
    return toReservationMessage(reservation);
  };
}
